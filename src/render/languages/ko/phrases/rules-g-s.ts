/** The sentences about the rules from g to s in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const rulesGS: Language['phrases'] = {
  'Every role, present and future, has {0} on {1} from then on.':
    '그때부터 현재와 미래의 모든 롤이 {1}에 대해 {0} 권한을 가집니다.',
  'A function called by the query': '쿼리가 호출한 함수가',
  'A trigger, foreign key or function': '트리거, 외래 키 또는 함수가',
  'The DO block': 'DO 블록이',
  'The prepared statement': '준비된 구문(prepared statement)이',
  'The procedure': '프로시저가',
  changed: '변경한 대상',
  'kept {0} waiting on': '{0} 작업을 대기시킨 대상',
  rewrote: '재작성(rewrite)한 대상',
  'wrote to': '쓰기를 한 대상',
  'Dropping {0}.{1} takes an ACCESS EXCLUSIVE lock on {2}, for which it waits while all reads and writes queue up behind it.':
    '{0}.{1} 인덱스를 삭제하려면 {2}에 ACCESS EXCLUSIVE 잠금이 필요하며, 그 잠금을 기다리는 동안 모든 읽기와 쓰기가 그 뒤에 줄을 서서 대기합니다.',
  ', because this transaction locked the table before': '. 이 트랜잭션이 앞서 테이블을 잠갔기 때문입니다',
  'Building {0} blocks {1} on {2} until the build is done{3}.':
    '{0} 인덱스를 만들면 생성이 끝날 때까지 {2}에 대한 {1} 작업을 막습니다{3}.',
  ', because not every partition has an index attached to it':
    '. 모든 파티션에 여기에 연결된(ATTACH) 인덱스가 있는 것은 아니기 때문입니다',
  '{0} on {1} is INVALID after the last migration{2}.':
    '마지막 마이그레이션 이후 {1}의 {0} 인덱스가 INVALID 상태입니다{2}.',
  'LOCK TABLE keeps {0} on {1} waiting until the transaction ends.':
    'LOCK TABLE 때문에 트랜잭션이 끝날 때까지 {1}에 대한 {0} 작업이 대기합니다.',
  'While {0}{1}, nobody reads or writes {2}, which {3} locked before.':
    '{0}{1} 작업을 하는 동안, {3}이 앞서 잠근 {2}에서는 아무도 읽거나 쓰지 못합니다.',
  'all of {0} is read': '{0} 전체 읽기',
  'the transaction of all pending migrations': '적용 대기 중인 모든 마이그레이션의 트랜잭션',
  'this transaction': '이 트랜잭션',
  '{0} is built': '{0} 인덱스 생성',
  '{0} is rewritten': '{0} 전체 재작성(rewrite)',
  'One transaction': '하나의 트랜잭션',
  'The transaction of all pending migrations': '적용 대기 중인 모든 마이그레이션의 트랜잭션',
  'reads or writes': '읽기 또는 쓰기',
  '{0} keeps {1} waiting on {2} tables at once: {3}.': '{0}이 테이블 {2}개에 대한 {1} 작업을 동시에 대기시킵니다: {3}.',
  'CONCURRENTLY is impossible, because it has no unique index on columns alone':
    '컬럼만으로 된 고유 인덱스가 없으므로 CONCURRENTLY는 사용할 수 없습니다',
  'CONCURRENTLY would let them pass': 'CONCURRENTLY를 사용하면 읽기가 대기하지 않습니다',
  'Refreshing {0} keeps its readers waiting until its query is done; {1}.':
    '{0}을(를) 새로 고치면(REFRESH) 쿼리가 끝날 때까지 읽기가 대기합니다. {1}.',
  '{0} was edited after it was merged, so databases that ran it keep the old result{1}.':
    '{0} 파일이 병합된 뒤에 수정되었으므로, 이미 실행한 데이터베이스에는 이전 결과가 그대로 남습니다{1}.',
  '{0} holds no statement and will be recorded as applied.': '{0} 파일에 구문이 없지만, 적용된 것으로 기록됩니다.',
  'a merged one': '이미 병합된 마이그레이션',
  '{0} sorts before {1}{2}.': '{0} 파일이 {1}보다 앞 순서입니다{2}.',
  '{0}, which is merged already': '이미 병합된 {0}',
  '{0} was removed, so its result stays in databases that ran it and is missing in new ones{1}.':
    '{0} 파일이 삭제되었으므로, 이미 실행한 데이터베이스에는 그 결과가 남아 있고 새 데이터베이스에는 없습니다{1}.',
  ' from {0}': ' (이전: {0})',
  '{0} was renamed{1} after it was merged{2}.': '{0} 파일의 이름이{1} 병합된 뒤에 변경되었습니다{2}.',
  '{0} was renamed{1}, which gives it another version, so databases that ran it run it a second time.':
    '{0} 파일의 이름이{1} 변경되어 버전이 달라졌으므로, 이미 실행한 데이터베이스에서 한 번 더 실행됩니다.',
  'No lock_timeout bounds how long queries on {0} queue behind this migration.':
    '{0}에 대한 쿼리가 이 마이그레이션 뒤에서 얼마나 오래 줄을 서는지 제한하는 lock_timeout이 없습니다.',
  'No statement_timeout bounds how long this migration blocks {0}.':
    '이 마이그레이션이 {0}을(를) 얼마나 오래 막는지 제한하는 statement_timeout이 없습니다.',
  'This BEGIN is ignored, because a transaction is open already.':
    '트랜잭션이 이미 열려 있으므로 이 BEGIN은 무시됩니다.',
  'Adding {0}.{1} as NOT NULL without a default fails as soon as {2} has a row.':
    '기본값 없이 NOT NULL로 {0}.{1} 컬럼을 추가하면, {2}에 행이 하나라도 있으면 실패합니다.',
  'The {0} {1} belongs to {2} instead of {3}.': '{0} {1}의 소유자가 {3} 대신 {2}입니다.',
  'Creating the partition {0}': '{0} 파티션을 만들면',
  'Dropping the partition {0}': '{0} 파티션을 삭제하면',
  'scans the default partition {0} while reads and writes on {1} wait':
    '기본 파티션 {0} 전체를 스캔하며, 그동안 {1}에 대한 읽기와 쓰기가 대기합니다',
  'stops reads and writes on {0} until the transaction ends':
    '트랜잭션이 끝날 때까지 {0}에 대한 읽기와 쓰기가 멈춥니다',
  'Building the index on {0} blocks writes on {1} until all {2} done.':
    '{0}에 인덱스를 만들면 {2} 끝날 때까지 {1}에 대한 쓰기를 막습니다.',
  'PostgreSQL refuses CONCURRENTLY on the partitioned table {0}: build the index on each partition and attach it.':
    'PostgreSQL은 파티션된 테이블 {0}에 대한 CONCURRENTLY를 거부합니다. 파티션마다 인덱스를 만든 뒤 연결하십시오(ATTACH).',
  'of it is': '생성이 모두',
  '{0} builds are': '생성 {0}건이 모두',
  ', and a crash empties it from then on': '. 그 후에는 크래시가 나면 테이블이 비워집니다',
  'Making {0} {1} rewrites it while reads and writes wait{2}.':
    '{0} 테이블을 {1} 테이블로 바꾸면 전체를 재작성(rewrite)하며, 그동안 읽기와 쓰기가 대기합니다{2}.',
  logged: 'logged',
  unlogged: 'unlogged',
  'The policy {0} of {1} is dropped; row security is off there, so it had no effect.':
    '{1}의 정책 {0}이(가) 삭제됩니다. 그 테이블의 행 수준 보안이 꺼져 있으므로 이 정책은 효과가 없었습니다.',
  'Without the policy {0}, roles other than the owner see other rows of {1} than before.':
    '정책 {0}이(가) 없으면, 소유자가 아닌 롤에 보이는 {1}의 행이 이전과 달라집니다.',
  '{0} was the last policy of {1}, so nobody but its owner sees or writes a row from then on.':
    '{0}이(가) {1}의 마지막 정책이었으므로, 그때부터 소유자 외에는 아무도 행을 보거나 쓰지 못합니다.',
  'Adding the primary key {0} builds {1} while reads and writes on {2} wait.':
    '기본 키 {0}을(를) 추가하면 {1} 인덱스를 만들며, 그동안 {2}에 대한 읽기와 쓰기가 대기합니다.',
  ' and its replica identity': ' 및 복제 식별자(replica identity)',
  '{0} loses its primary key {1}{2}.': '{0}에서 기본 키 {1}{2}이(가) 없어집니다.',
  Making: '이 변경에서는',
  'On PostgreSQL {0} making': 'PostgreSQL {0}에서는',
  '{0} {1} the primary key scans {2} for NULL in {3} while reads and writes wait.':
    '{0} {1} 제약 조건을 기본 키로 만들 때 {3}에 NULL이 있는지 {2} 전체를 스캔하며, 그동안 읽기와 쓰기가 대기합니다.',
  'Going up again gives another schema: {0}.': '다시 up을 실행하면 다른 스키마가 됩니다: {0}.',
  'Going up again stops here: {0}.': '다시 up을 실행하면 여기에서 멈춥니다: {0}.',
  'Rebuilding {0} blocks writes on {1}, and every read that opens the index, until it is done.':
    '{0} 인덱스를 다시 만들면(REINDEX) 끝날 때까지 {1}에 대한 쓰기와, 그 인덱스를 여는 모든 읽기를 막습니다.',
  '{0} has no replica identity, so UPDATE and DELETE on it fail wherever it is published.':
    '{0}에 복제 식별자(replica identity)가 없으므로, 이 테이블이 publication에 포함되는 곳에서는 UPDATE와 DELETE가 실패합니다.',
  'The role {0} is made for the whole cluster, not for this database alone.':
    '롤 {0}은(는) 이 데이터베이스만이 아니라 클러스터 전체에 만들어집니다.',
  ' Going up again fails then.': ' 그 후 다시 up을 실행하면 실패합니다.',
  'The way down {0}.{1}': 'down 실행 후: {0}.{1}',
  'changes {0}': '{0} 달라짐',
  'does not bring back {0}': '{0} 복원되지 않음',
  'leaves {0}': '{0} 남음',
  '{0}, and {1}': '{0}, {1}',
  ' (SQLSTATE {0})': ' (SQLSTATE {0})',
  'The way down stops here: {0}': 'down이 여기에서 멈춥니다: {0}',
  'The way down stops here: {0}{1}.': 'down이 여기에서 멈춥니다: {0}{1}.',
  'The {0} {1} gives way to {2}; calls that fit only the old one fail.':
    '{0} {1}이(가) {2}(으)로 대체됩니다. 이전 것에만 맞는 호출은 실패합니다.',
  'The {0} {1} is gone, and running code that still names it fails.':
    '{0} {1}이(가) 없어졌으며, 아직 이 이름을 사용하는 실행 중인 코드는 실패합니다.',
  ' until it is enabled again': ' (다시 활성화될 때까지)',
  'its policy holds': '정책이',
  'its {0} policies hold': '정책 {0}개가',
  '{0} shows all rows to every role with a grant{1}, because {2} no longer.':
    '{2} 더는 적용되지 않으므로, 권한(GRANT)이 있는 모든 롤에 {0}의 모든 행이 보입니다{1}.',
  ' until a later transaction changes that': ' (이후의 트랜잭션이 이를 바꿀 때까지)',
  '{0} has row security and no policy, so nobody but its owner sees or writes a row{1}.':
    '{0}에 행 수준 보안은 켜져 있지만 정책이 없으므로, 소유자 외에는 아무도 행을 보거나 쓰지 못합니다{1}.',
  'Dropping the schema {0} {1}.': '{0} 스키마를 삭제하면 {1}.',
  'breaks what still names it': '아직 이 이름을 사용하는 것이 작동하지 않게 됩니다',
  'deletes {0} with all rows': '다음이 모든 행과 함께 삭제됩니다: {0}',
  '{0} is now {1}; running code finds it only if it knows that schema.':
    '위치가 변경됩니다: {0} → {1}. 실행 중인 코드는 그 스키마를 알고 있어야만 찾을 수 있습니다.',
  "The {0} {1} runs with its owner's rights and looks names up along its caller's search_path.":
    '{0} {1}은(는) 소유자의 권한으로 실행되면서, 이름은 호출자의 search_path를 따라 찾습니다.',
  '{0} continues from another number; below one that rows have, the next inserts fail.':
    '{0} 시퀀스가 다른 번호부터 이어집니다. 행에 이미 있는 번호보다 작으면 다음 INSERT가 실패합니다.',
  'finds and creates unqualified names elsewhere': '스키마를 명시하지 않은 이름을 다른 곳에서 찾고 다른 곳에 만듭니다',
  'is or is not allowed to write': '쓰기 허용 여부가 달라집니다',
  'makes functions that nobody checked': '아무도 검사하지 않은 함수를 만듭니다',
  'makes tables of another kind': '다른 종류의 테이블을 만듭니다',
  'puts tables elsewhere': '테이블을 다른 곳에 둡니다',
  'reads dates differently': '날짜를 다르게 읽습니다',
  'reads times without a zone differently': '시간대 없는 시각을 다르게 읽습니다',
  'runs with other rights and makes objects of another owner': '다른 권한으로 실행되고 다른 소유자의 객체를 만듭니다',
  'sees rows differently': '행이 다르게 보입니다',
  '{0} stays set after this migration, so the next one on this connection {1}.':
    '{0} 설정이 이 마이그레이션 이후에도 유지되어, 같은 연결에서 실행되는 다음 마이그레이션은 {1}.',
  'The new expression of {0}.{1}': '{0}.{1} 표현식 변경',
  'On PostgreSQL {0}, which does not use the CHECK as proof, making':
    'CHECK를 증거로 사용하지 않는 PostgreSQL {0}에서는',
  '{0} {1}.{2} NOT NULL scans {3} while reads and writes wait.':
    '{0} {1}.{2} 컬럼을 NOT NULL로 만들 때 {3} 전체를 스캔하며, 그동안 읽기와 쓰기가 대기합니다.',
  '{0}.{1} is {2}, which pads its values with spaces.': '{0}.{1}의 타입은 {2}이며, 값을 공백으로 채웁니다.',
  '{0}, the key of a new table, is {1} and runs out of numbers.':
    '새 테이블의 키인 {0}의 타입이 {1}이므로 번호가 바닥날 수 있습니다.',
  '{0}.{1} is json, which cannot be compared or indexed; jsonb can.':
    '{0}.{1}의 타입은 json이며, 비교하거나 인덱스를 만들 수 없습니다. jsonb는 가능합니다.',
  'Dropping the {0} {1} fails when it is not there.': '{0} {1} 삭제는 대상이 없으면 실패합니다.',
  '{0} has to be quoted wherever it is named.': '{0}은(는) 이름을 쓰는 곳마다 따옴표로 묶어야 합니다.',
  '{0}.{1} is money, whose meaning depends on lc_monetary.':
    '{0}.{1}의 타입은 money이며, 그 의미가 lc_monetary에 따라 달라집니다.',
  '{0}.{1} takes its numbers from a sequence by default; an identity column owns them.':
    '{0}.{1} 컬럼은 기본값을 통해 시퀀스에서 번호를 받습니다. identity 컬럼은 번호를 직접 소유합니다.',
  '{0}.{1} is {2}, which does not say which moment it means.':
    '{0}.{1}의 타입은 {2}이며, 어느 순간을 뜻하는지 나타내지 않습니다.',
  'PostgreSQL makes up the name of the {0} constraint added to {1}.':
    '{1}에 추가되는 {0} 제약 조건의 이름을 PostgreSQL이 임의로 짓습니다.',
  '{0}.{1} is {2}; text with a CHECK is easier to change.':
    '{0}.{1}의 타입은 {2}입니다. CHECK가 있는 text가 변경하기 더 쉽습니다.',
};
