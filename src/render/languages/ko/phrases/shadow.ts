/** The sentences about the rehearsal in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const shadow: Language['phrases'] = {
  'Mend the SQL, or remove database.{0} from the configuration.':
    'SQL을 고치거나, 구성에서 database.{0}을(를) 제거하십시오.',
  'The {0} does not run: {1}.': '{0}이(가) 실행되지 않습니다: {1}.',
  'not SQL, so it was not run; what it changes is missing here':
    'SQL이 아니므로 실행하지 않음. 이것이 변경하는 내용이 여기에는 없음',
  "psql's variables {0} have no value here; their own names stand in for them":
    'psql 변수 {0}의 값이 여기에 없어, 변수 이름 자체를 대신 사용함',
  '{0} were made as stubs': '{0}을(를) 스텁(stub)으로 만듦',
  '{0}. 1 later statement was left out because of it: {1}': '{0}. 이 때문에 이후 구문 1개를 제외함: {1}',
  '{0}. {1} later statements were left out because of it: {2}': '{0}. 이 때문에 이후 구문 {1}개를 제외함: {2}',
  'PostgreSQL says: {0}': 'PostgreSQL 메시지: {0}',
  'not committed. {0}': '커밋되지 않음. {0}',
  'the bodies of functions are not checked from here on. {0}': '여기서부터 함수 본문을 검사하지 않음. {0}',
  'the extension {0} is not part of this engine: {1}': '이 엔진에 {0} extension이 없음: {1}',
  '{0} does not come from these migrations and was made as a stub':
    '{0}: 이 마이그레이션들에서 나온 것이 아니므로 스텁(stub)으로 만듦',
  'COPY with {0} needs rows or files from outside, which a rehearsal does not have':
    'COPY({0})에는 외부의 행이나 파일이 필요한데, 리허설에는 없음',
  'a file': '파일',
  'a program': '프로그램',
  "the migration tool's own table {0}": '마이그레이션 도구 자체의 테이블 {0}',
  'the role {0}': '롤 {0}',
  'the schema {0}': '스키마 {0}',
  'the type {0} of the extension {1}': '{1} extension의 타입 {0}',
  'The catalogue could not be read: {0}.': '카탈로그를 읽을 수 없습니다: {0}.',
  'The schema could not be read exactly: {0}.': '스키마를 정확하게 읽을 수 없습니다: {0}.',
  'Locks could not be read: {0}.': '잠금을 읽을 수 없습니다: {0}.',
  'it names the database {0}, and the rehearsal runs in another':
    '구문이 데이터베이스 {0}을(를) 지정하지만, 리허설은 다른 데이터베이스에서 실행됨',
  'the extension {0} is not part of this engine': '이 엔진에 {0} extension이 없음',
  '{0}: names the database {1}; the rehearsal runs in one of another name, so the statement was skipped.':
    '{0}: 데이터베이스 {1}을(를) 지정합니다. 리허설은 이름이 다른 데이터베이스에서 실행되므로 이 구문을 건너뛰었습니다.',
  '{0}: the extension {1} is not part of this engine; rehearse with `countersign review --database URL` on a server that has it.':
    '{0}: 이 엔진에 {1} extension이 없습니다. 이것이 있는 서버에서 `countersign review --database URL` 명령으로 리허설하십시오.',
  '{0}: {1} is not made by these migrations and was stubbed; check that production has it.':
    '{0}: {1}은(는) 이 마이그레이션들이 만드는 것이 아니어서 스텁(stub)으로 대체했습니다. 프로덕션에 있는지 확인하십시오.',
  'it was running when the rehearsal was stopped: {0}': '리허설이 중단될 때 실행 중이었음: {0}',
  'Give what the history lacks as database.prelude, or a dump of the schema as database.baseline, in the configuration.':
    '이력에 없는 것을 구성의 database.prelude로 제공하거나, 스키마 덤프를 database.baseline으로 제공하십시오.',
  'The migration could not be rehearsed: {0}, and the base history has gaps (the first at {1}).':
    '마이그레이션을 리허설할 수 없습니다: {0}. 기준(base) 이력에도 빈 곳이 있습니다(첫 번째 위치: {1}).',
  'The migration does not apply: {0} (SQLSTATE {1}).': '마이그레이션이 적용되지 않습니다: {0} (SQLSTATE {1}).',
  '`{0}` was rehearsed empty, because no sample rows could be made ({1}); its scans and conditions were not seen.':
    '표본 행을 만들 수 없어({1}) `{0}` 테이블을 빈 상태로 리허설했습니다. 이 테이블의 스캔과 조건은 관찰되지 않았습니다.',
  'Run again with --database URL to rehearse on a PostgreSQL server, and report the statement.':
    '--database URL을 지정해 다시 실행하여 PostgreSQL 서버에서 리허설하고, 이 구문을 알려 주십시오.',
  'The SQL needed more than {0} MiB of memory and was stopped.':
    'SQL이 {0} MiB를 넘는 메모리를 필요로 하여 중단되었습니다.',
  'The embedded database could not start: {0}.': '내장 데이터베이스를 시작할 수 없습니다: {0}.',
  'The embedded database stopped unexpectedly ({0}).': '내장 데이터베이스가 예기치 않게 멈췄습니다({0}).',
  'Work in smaller pieces: batches, a LIMIT in the recursive query, no sort of generated rows.':
    '더 작은 단위로 작업하십시오: 배치로 나누고, 재귀 쿼리에 LIMIT를 두고, 생성한 행을 정렬하지 마십시오.',
  'signal {0}': '시그널 {0}',
  'A statement': '구문 실행',
  'Keeping the snapshot': '스냅샷 저장',
  'Make the statement smaller, or raise limits.statement or limits.total in the configuration.':
    '구문을 더 작게 만들거나, 구성에서 limits.statement 또는 limits.total 값을 높이십시오.',
  'Run again with --database URL to rehearse on a PostgreSQL server.':
    '--database URL을 지정해 다시 실행하여 PostgreSQL 서버에서 리허설하십시오.',
  'Starting the embedded database': '내장 데이터베이스 시작',
  'The embedded database broke: {0}.': '내장 데이터베이스에 장애가 생겼습니다: {0}.',
  'The rehearsal as a whole': '리허설 전체',
  '{0} took longer than {1} s and was stopped.': '{0}: {1}초를 넘겨 중단되었습니다.',
  'Objects of kind {0} exist and are not compared; compare them with pg_dump --schema-only.':
    '종류가 {0}인 객체가 있으며, 비교하지 않았습니다. pg_dump --schema-only로 비교하십시오.',
  'The way back of the oldest {0} migrations was not rehearsed: more than {1} have no way down. Rehearse them in smaller pull requests.':
    '가장 오래된 마이그레이션 {0}개의 롤백은 리허설하지 않았습니다. down이 없는 마이그레이션이 {1}개를 넘기 때문입니다. 더 작은 풀 리퀘스트로 나누어 리허설하십시오.',
  'The way back took longer than {0} s and was stopped.': '롤백이 {0}초를 넘겨 중단되었습니다.',
  'an earlier statement did not apply': '앞선 구문이 적용되지 않음',
  'the rehearsal ended before it': '이 구문 전에 리허설이 끝남',
  '`{0}` is refused, because of the rows that are there: {1}': '이미 있는 행 때문에 `{0}` 구문이 거부됨: {1}',
  '`{0}` is refused: {1}': '`{0}` 구문이 거부됨: {1}',
  'it would drop {0} and make it anew, without its contents': '{0}을(를) 삭제하고, 내용 없이 새로 만들게 됨',
  'it would not restore {0}': '{0}을(를) 복원하지 못하게 됨',
  'The way back was not rehearsed to its end: {0} Run it on a copy of production.':
    '롤백을 끝까지 리허설하지 못했습니다: {0} 프로덕션의 사본에서 실행해 보십시오.',
  'it does not exist': '존재하지 않음',
  'it has no partition that could hold a row': '행을 담을 수 있는 파티션이 없음',
  'it is a foreign table: its rows lie on another server': '외부 테이블: 행이 다른 서버에 있음',
  'it is a materialized view: its rows come from its query': '구체화된 뷰: 행이 쿼리에서 나옴',
  'it is a sequence': '시퀀스임',
  'it is a view: its rows come from its query': '뷰: 행이 쿼리에서 나옴',
  'its parent {0} has no rows': '부모 {0}에 행이 없음',
  'its rows did not agree with its keys': '행이 키와 맞지 않음',
  'no value was found for column {0}': '{0} 컬럼에 넣을 값을 찾지 못함',
  'no values were found for columns {0}': '{0} 컬럼들에 넣을 값을 찾지 못함',
  '{0} that satisfies {1}': '{0}, 만족해야 하는 조건: {1}',
  "The database's schema could not be read: {0}": '데이터베이스의 스키마를 읽을 수 없습니다: {0}',
  'Check the database URL and the log of the server.': '데이터베이스 URL과 서버의 로그를 확인하십시오.',
  'Correct the host name.': '호스트 이름을 고치십시오.',
  'Correct them in the database URL; special characters of a password are percent-encoded.':
    '데이터베이스 URL에서 고치십시오. 암호의 특수 문자는 퍼센트 인코딩으로 작성합니다.',
  'Give the address of a server on which a database may be created.':
    '데이터베이스를 만들어도 되는 서버의 주소를 지정하십시오.',
  'Let it create throw-away databases, on a server that holds nothing of value.':
    '중요한 것이 없는 서버에서, 이 롤이 쓰고 버릴 데이터베이스를 만들 수 있게 하십시오.',
  'Name one that exists, such as postgres; the rehearsal makes its own beside it.':
    'postgres처럼 존재하는 데이터베이스를 지정하십시오. 리허설은 그 옆에 자체 데이터베이스를 만듭니다.',
  'No PostgreSQL server answers at the database URL: the connection was refused.':
    '데이터베이스 URL에서 응답하는 PostgreSQL 서버가 없습니다. 연결이 거부되었습니다.',
  'Raise max_connections or use a server of its own for rehearsals.':
    'max_connections 값을 높이거나, 리허설 전용 서버를 사용하십시오.',
  'Start the server, or correct host and port.': '서버를 시작하거나, 호스트와 포트를 고치십시오.',
  'The PostgreSQL server asks for a password, and the database URL has none.':
    'PostgreSQL 서버가 암호를 요구하지만, 데이터베이스 URL에 암호가 없습니다.',
  'The PostgreSQL server cannot be used: {0}.': 'PostgreSQL 서버를 사용할 수 없습니다: {0}.',
  'The PostgreSQL server has no connection left.': 'PostgreSQL 서버에 남은 연결이 없습니다.',
  'The PostgreSQL server refused user name or password.': 'PostgreSQL 서버가 사용자 이름 또는 암호를 거부했습니다.',
  'The database URL is not a PostgreSQL URL.': '데이터베이스 URL이 PostgreSQL URL이 아닙니다.',
  'The database named in the database URL does not exist.':
    '데이터베이스 URL에 지정된 데이터베이스가 존재하지 않습니다.',
  'The host of the database URL is not known.': '데이터베이스 URL의 호스트를 찾을 수 없습니다.',
  'The role of the database URL may not create a database.':
    '데이터베이스 URL의 롤에 데이터베이스를 만들 권한이 없습니다.',
  'no answer': '응답 없음',
  'The server runs PostgreSQL {0}; {1} is the oldest that can be observed.':
    '서버가 PostgreSQL {0}을(를) 실행합니다. 관찰할 수 있는 가장 오래된 버전은 {1}입니다.',
  'Use a newer server, or the embedded engine.': '더 최신 서버 또는 내장 엔진을 사용하십시오.',
  'A migration has no use for such an answer: leave the SELECT out or LIMIT it.':
    '마이그레이션에 그런 응답은 필요 없습니다. SELECT를 빼거나 LIMIT를 두십시오.',
  'A statement answered with more than {0} MiB and was stopped.': '구문의 응답이 {0} MiB를 넘어 중단되었습니다.',
  'The rehearsal': '리허설',
  'The rehearsal database is closed already.': '리허설 데이터베이스가 이미 닫혔습니다.',
};
