/** The sentences about the rules from a to f in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const rulesAF: Language['phrases'] = {
  'Changing the {0} of {1}': '{1}의 {0} 변경',
  'access method': 'access method',
  tablespace: '테이블스페이스',
  'On PostgreSQL {0} adding {1}.{2} with a default rewrites {3} while reads and writes wait.':
    'PostgreSQL {0}에서는 {1}.{2} 컬럼을 기본값과 함께 추가하면 {3} 전체를 재작성(rewrite)하며, 그동안 읽기와 쓰기가 대기합니다.',
  'Adding {0}.{1} of the constrained domain {2}': '제약이 있는 도메인 {2} 타입의 {0}.{1} 컬럼 추가',
  'Adding the identity column {0}.{1}': 'identity 컬럼 {0}.{1} 추가',
  'Adding the serial column {0}.{1}': 'serial 컬럼 {0}.{1} 추가',
  'Adding the stored generated column {0}.{1}': '저장되는(STORED) 생성 컬럼 {0}.{1} 추가',
  'Adding {0}.{1} with a volatile default': 'volatile 기본값이 있는 {0}.{1} 컬럼 추가',
  ', and fails there because the value for old rows violates it':
    '. 기존 행에 들어갈 값이 이를 위반하여 거기에서 실패합니다',
  'Adding a column with the check {0} scans {1} while reads and writes wait{2}.':
    'CHECK 제약 조건 {0}와(과) 함께 컬럼을 추가하면 {1} 전체를 스캔하며, 그동안 읽기와 쓰기가 대기합니다{2}.',
  'Adding a column with {0} scans {1} while reads and writes on it and writes to {2} wait.':
    '{0} 제약 조건과 함께 컬럼을 추가하면 {1} 전체를 스캔하며, 그동안 이 테이블의 읽기와 쓰기, 그리고 {2}에 대한 쓰기가 대기합니다.',
  'the referenced table': '참조되는 테이블',
  ', and fails there because every row gets the same value': '. 모든 행에 같은 값이 들어가므로 거기에서 실패합니다',
  'Adding a column with {0} builds {1} while reads and writes on {2} wait{3}.':
    '{0} 제약 조건과 함께 컬럼을 추가하면 {1} 인덱스를 만들며, 그동안 {2}에 대한 읽기와 쓰기가 대기합니다{3}.',
  ', and on PostgreSQL {0} on {1} too': '. PostgreSQL {0}에서는 {1}에 대한 읽기와 쓰기도 대기합니다',
  'Attaching {0} to {1} scans the default partition {2} while reads and writes on it wait.':
    '{0} 파티션을 {1}에 연결하면(ATTACH) 기본 파티션 {2} 전체를 스캔하며, 그동안 기본 파티션에 대한 읽기와 쓰기가 대기합니다.',
  'Attaching {0} to {1} {2} while reads and writes on it wait{3}.':
    '{0} 파티션을 {1}에 연결하면(ATTACH) 다음 작업을 하는 동안 이 파티션에 대한 읽기와 쓰기가 대기합니다: {2}{3}.',
  'builds {0}': '{0} 인덱스 생성',
  'scans {0}': '{0} 전체 스캔',
  '{0} keeps {1} waiting until {2} is done, because all pending migrations share one transaction.':
    '적용 대기 중인 모든 마이그레이션이 하나의 트랜잭션을 공유하므로, {2} 마이그레이션이 끝날 때까지 {0}에 대한 {1} 작업이 대기합니다.',
  'CASCADE on {0} also removes {1}.': '{0}에 대한 CASCADE로 다음도 제거됩니다: {1}.',
  'the default of {0}.{1}': '{0}.{1}의 기본값',
  'the foreign key {0} of {1}': '{1}의 외래 키 {0}',
  'the materialized view {0}': '구체화된 뷰 {0}',
  'the view {0}': '뷰 {0}',
  'Adding the check {0} scans {1} while reads and writes wait.':
    'CHECK 제약 조건 {0}을(를) 추가하면 {1} 전체를 스캔하며, 그동안 읽기와 쓰기가 대기합니다.',
  'CLUSTER rewrites {0} while reads and writes wait.':
    'CLUSTER가 {0} 전체를 재작성(rewrite)하며, 그동안 읽기와 쓰기가 대기합니다.',
  'The collation {0} for {1} builds {2} again while reads and writes wait.':
    '{1}의 콜레이션을 {0}(으)로 바꾸면 {2} 인덱스를 다시 만들며, 그동안 읽기와 쓰기가 대기합니다.',
  'of the database': '데이터베이스의 기본 콜레이션',
  'Dropping {0} breaks running code that reads it; its values are generated and can be computed again.':
    '{0} 컬럼을 삭제하면 이 컬럼을 읽는 실행 중인 코드가 작동하지 않게 됩니다. 값은 생성된 것이므로 다시 계산할 수 있습니다.',
  'Dropping {0} deletes its values for good, and running code that names it fails from then on.':
    '{0} 컬럼을 삭제하면 값이 영구히 삭제되며, 그때부터 이 이름을 사용하는 실행 중인 코드는 실패합니다.',
  '{0} is now {1}; running code that names it fails.':
    '이름이 변경됩니다: {0} → {1}. 이전 이름을 사용하는 실행 중인 코드는 실패합니다.',
  'Changing {0} from {1} to {2}': '{0} 타입 변경({1} → {2})',
  'cuts or refuses': '자르거나 거부합니다',
  'fails as soon as one row holds': '한 행에라도 있으면 바로 실패합니다',
  '{0} fails on values that cannot be read as {1}: in {2} sample rows met “{3}”.':
    '{0}: {1} 타입으로 읽을 수 없는 값이 있으면 실패합니다. {2}에서는 표본 행이 “{3}” 오류를 일으켰습니다.',
  '{0} rounds, cuts or refuses values {1}.': '{0}: {1} 값을 반올림하거나 자르거나 거부합니다.',
  '{0} {1} a value {2}.': '{0}: {2} 값이 {1}.',
  '{0} {1} values {2}, as its USING says.': '{0}: USING에 따라 {2} 값을 {1}.',
  'Changing {0} {1}': '{0} 타입 변경({1})',
  'from {0} to {1}': '{0} → {1}',
  'to another type named {0}': '이름은 같은 {0}인 다른 타입으로',
  '{0} builds {1} again while reads and writes wait.':
    '{0} 시 {1} 인덱스를 다시 만들며, 그동안 읽기와 쓰기가 대기합니다.',
  '{0} rewrites {1} while reads and writes wait.':
    '{0} 시 {1} 전체를 재작성(rewrite)하며, 그동안 읽기와 쓰기가 대기합니다.',
  '{0} is read or rewritten whole again, after {1}; one ALTER TABLE with both parts would do with one pass.':
    '{0} 전체를 {1} 이후에 또다시 읽거나 재작성(rewrite)합니다. 두 부분을 모두 담은 ALTER TABLE 하나면 한 번으로 끝납니다.',
  'If an earlier try left {0}.{1} INVALID, IF NOT EXISTS keeps it, and {2} goes without the index.':
    '앞선 시도가 {0}.{1} 인덱스를 INVALID 상태로 남겼다면 IF NOT EXISTS는 그것을 그대로 두며, {2}에는 쓸 수 있는 인덱스가 없게 됩니다.',
  ' and has no marker to leave it out, so run the statement by hand before the release':
    '. 트랜잭션에서 빼내는 표시가 없으므로, 릴리스 전에 이 구문을 직접 실행하십시오',
  ', so {0}': '. 따라서 {0}',
  'all pending migrations': '적용 대기 중인 모든 마이그레이션',
  'this file': '이 파일',
  '{0}: take it out of the BEGIN … COMMIT of this file.': '{0}: 이 파일의 BEGIN … COMMIT 밖으로 빼십시오.',
  '{0}: the tool opens one around {1}{2}.': '{0}: 도구가 {1}을 감싸는 트랜잭션을 엽니다{2}.',
  '{0}: the {1} statements of this file are sent in one piece, which is a transaction, so put it alone into a file of its own.':
    '{0}: 이 파일의 구문 {1}개는 한 덩어리로 전송되며 이것이 곧 하나의 트랜잭션이므로, 이 구문만 별도의 파일에 두십시오.',
  'Without {0}, {1} takes {2}.': '{0} 제약 조건이 없으면 {1}에 {2} 들어갈 수 있습니다.',
  duplicates: '중복이',
  'references to rows that do not exist': '존재하지 않는 행에 대한 참조가',
  'rows that its check refused': 'CHECK가 거부하던 행이',
  'rows that its exclusion constraint kept apart': 'EXCLUDE 제약 조건이 함께 있지 못하게 하던 행이',
  ' (and {0} more like it)': ' (및 비슷한 작업 {0}건)',
  'Changing rows by a full read of {0}{1} keeps {2} waiting on {3}, {4} before.':
    '{0} 전체를 읽어 행을 변경하는 작업{1} 때문에, {4} {3}에 대한 {2} 작업이 대기합니다.',
  'reads and writes': '읽기와 쓰기',
  'which the transaction of all pending migrations locked': '적용 대기 중인 모든 마이그레이션의 트랜잭션이 앞서 잠근',
  'which this transaction locked': '이 트랜잭션이 앞서 잠근',
  writes: '쓰기',
  'Every row of {0} is deleted.': '{0}의 모든 행이 삭제됩니다.',
  'Building {0}.{1} fails if rows of {2} hold duplicates.':
    '{2}에 중복된 행이 있으면 {0}.{1} 인덱스 생성이 실패합니다.',
  "This statement was refused by sample rows ({0}), so production's rows decide whether it passes.":
    '표본 행이 이 구문을 거부했으므로({0}), 통과 여부는 프로덕션의 행에 달려 있습니다.',
  'Validating {0} fails if rows of {1} violate it.':
    '{1}에 위반하는 행이 있으면 {0} 제약 조건의 유효성 검사(VALIDATE)가 실패합니다.',
  '; PostgreSQL {0} has no concurrent form': '. PostgreSQL {0}에는 CONCURRENTLY 형식이 없습니다',
  'Detaching {0} stops reads and writes on {1} until the transaction ends{2}.':
    '{0} 파티션을 분리하면(DETACH) 트랜잭션이 끝날 때까지 {1}에 대한 읽기와 쓰기가 멈춥니다{2}.',
  'Dropping {0}.{1} also drops {2}.': '{0}.{1} 컬럼을 삭제하면 다음도 함께 삭제됩니다: {2}.',
  'the check': 'CHECK 제약 조건',
  'the exclusion constraint': 'EXCLUDE 제약 조건',
  'the foreign key': '외래 키',
  'the index {0}': '인덱스 {0}',
  'the primary key': '기본 키',
  'the unique constraint': '고유 제약 조건',
  'the unique index {0}': '고유 인덱스 {0}',
  '{0} makes {1} on {2} superfluous, and every write pays for both.':
    '{0} 인덱스가 있으면 {2}의 {1} 인덱스는 필요 없으며, 쓰기마다 두 인덱스의 비용이 듭니다.',
  '{0} on {1} serves no query that {2} does not serve, and every write pays for it.':
    '{1}의 {0} 인덱스가 처리하는 쿼리는 모두 {2} 인덱스도 처리하며, 쓰기마다 이 인덱스의 비용이 듭니다.',
  'Running code that still uses {0} of {1} fails once it is called {2}.':
    '{1}의 {0} 값을 아직 사용하는 실행 중인 코드는, 값의 이름이 {2}(으)로 바뀌면 실패합니다.',
  'On PostgreSQL {0} adding {1} to {2} fails, because it runs inside a transaction.':
    'PostgreSQL {0}에서는 {2}에 {1} 값을 추가하는 구문이 트랜잭션 안에서 실행되므로 실패합니다.',
  'The new enum value {0} is used in the transaction that adds it, which PostgreSQL refuses.':
    '새 enum 값 {0}을(를) 추가하는 바로 그 트랜잭션에서 사용하며, PostgreSQL은 이를 거부합니다.',
  'The event trigger {0} runs at every {1} of the whole database from then on.':
    '이벤트 트리거 {0}은(는) 그때부터 데이터베이스 전체의 모든 {1}마다 실행됩니다.',
  event: '이벤트',
  'Adding the exclusion constraint {0} builds {1} while reads and writes on {2} wait.':
    'EXCLUDE 제약 조건 {0}을(를) 추가하면 {1} 인덱스를 만들며, 그동안 {2}에 대한 읽기와 쓰기가 대기합니다.',
  '{0} gets {1} and loses {2} in one pull request, so neither the old nor the new code can be deployed first.':
    '하나의 풀 리퀘스트에서 {0}에 {1}이(가) 생기고 {2}이(가) 없어지므로, 이전 코드도 새 코드도 먼저 배포할 수 없습니다.',
  'The extension {0} has to be available on production, where {1}.':
    '프로덕션에서 {0} extension을 사용할 수 있어야 하며, 그곳에서는 {1}.',
  'a role with CREATE on the database may install it': '데이터베이스에 CREATE 권한이 있는 롤이 설치할 수 있습니다',
  'on PostgreSQL {0} only a superuser may install it': 'PostgreSQL {0}이므로 슈퍼유저만 설치할 수 있습니다',
  'only a superuser may install it, or the role that the hosting provider names':
    '슈퍼유저 또는 호스팅 제공업체가 정한 롤만 설치할 수 있습니다',
  'Deleting a row of {0} that {1} refers to fails, because {2} sets a NOT NULL column to null.':
    '{1}에서 참조하는 {0}의 행을 삭제하면 실패합니다. {2} 제약 조건이 NOT NULL 컬럼을 NULL로 설정하기 때문입니다.',
  'From now on deleting a row of {0} deletes the rows of {1} that refer to it.':
    '이제부터 {0}의 행을 삭제하면 그 행을 참조하는 {1}의 행도 삭제됩니다.',
  'From now on deleting a row of {0} sets the reference in {1} to {2}.':
    '이제부터 {0}의 행을 삭제하면 {1}의 참조가 {2}(으)로 설정됩니다.',
  'its default': '기본값',
  null: 'NULL',
  '{0}.{1} is {2}, and {3}.{4}, which it refers to, is {5}.':
    '{0}.{1}의 타입은 {2}이고, 이것이 참조하는 {3}.{4}의 타입은 {5}입니다.',
  ', and reads of {0} as well, because this transaction locked it before':
    '. 이 트랜잭션이 앞서 {0}을(를) 잠갔으므로 그 읽기도 대기합니다',
  'Adding {0} scans {1} while writes to {2} wait{3}.':
    '{0} 제약 조건을 추가하면 {1} 전체를 스캔하며, 그동안 {2}에 대한 쓰기가 대기합니다{3}.',
  'No index starts with ({0}), so each delete in {1} reads all of {2}.':
    '({0})(으)로 시작하는 인덱스가 없으므로, {1}에서 삭제할 때마다 {2} 전체를 읽습니다.',
  'The statement reads all of {0} while it keeps {1} waiting.':
    '이 구문은 {1} 작업을 대기시키면서 {0} 전체를 읽습니다.',
};
