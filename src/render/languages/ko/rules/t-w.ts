/** What the rules from t to w find, why it matters and what is safe, in Korean. */
import type { Language } from '../../../language.ts';

export const rulesTW: Language['rules'] = {
  'table-copied': {
    title: '다른 테이블에서 한 번에 채운 테이블',
    what: '`CREATE TABLE … AS`, `SELECT … INTO` 또는 `CREATE MATERIALIZED VIEW`가 이전부터 있던 테이블 전체를 읽음. `INSERT … SELECT`를 사용한 복사는 데이터 변경에 관한 규칙에서 다룸.',
    why: '복사는 테이블이 큰 만큼 오랫동안 하나의 트랜잭션에서 실행됩니다. 그동안 VACUUM이 정리하지 못하고, 그 테이블에 대한 DDL이 대기하며, 마이그레이션이 앞서 잠근 것이 있으면 잠긴 채로 유지됩니다.',
    safe: '테이블을 비어 있는 상태로 만들고(`WITH NO DATA` 또는 `LIKE … INCLUDING ALL`), 마이그레이션 밖에서 배치로 채우며, 구체화된 뷰는 한가할 때 새로 고칩니다.',
  },
  'table-dropped': {
    title: '테이블 삭제',
    what: '이전부터 있던 테이블이, 어떤 구문으로든 제거됨: `DROP TABLE`, `DO` 블록, 또는 부모의 `CASCADE`.',
    why: '트랜잭션이 커밋되면 행이 사라지며, 아직 실행 중인 코드는 이 이름을 쓰는 모든 구문에서 실패합니다. 삭제는 이 테이블과 이 테이블이 참조하는 테이블의 모든 쿼리를 기다립니다.',
    safe: '축소(contract)는 마지막에 합니다. 이 테이블을 쓰지 않는 코드를 릴리스하고, 한 번의 릴리스 동안 권한을 회수하거나 이름을 변경하여 아직 누가 사용하는지 확인하고, 덤프를 남긴(`pg_dump -t`) 뒤, 별도의 풀 리퀘스트에서 삭제합니다.',
  },
  'table-renamed': {
    title: '테이블 또는 뷰의 이름 변경',
    what: '이전부터 있던 테이블이나 뷰가 마지막에 다른 이름을 가지며, 같은 컬럼을 가진 것이 이전 이름을 이어받지 않음.',
    why: '아직 실행 중인 코드는 이전 이름을 쓰므로 즉시 실패합니다. 마이그레이션보다 먼저 릴리스된 코드도 실패합니다. 둘 다 작동하는 순간은 없습니다.',
    safe: `이전 이름을 사용하는 코드가 없어질 때까지, 이름 변경과 같은 트랜잭션에서 이전 이름이 계속 작동하게 합니다:

\`\`\`sql
ALTER TABLE members RENAME TO people;
CREATE VIEW members AS SELECT * FROM people;
\`\`\`

단순한 뷰는 INSERT, UPDATE, DELETE를 받습니다(\`ON CONFLICT\`도 받지만, 외래 키와 TRUNCATE는 받지 않음). 뷰에 테이블과 같은 권한을 부여합니다. 한 릴리스 뒤에 삭제합니다.`,
  },
  'table-rewritten': {
    title: 'SQL에 드러나지 않는 것이 테이블을 재작성(rewrite)함',
    what: '문구에는 그런 요구가 없는데도, 실행 후 기존 테이블의 파일이 다른 것으로 바뀐 구문: DO 블록, 함수, 동적 SQL, 이벤트 트리거.',
    why: '재작성(rewrite)은 ACCESS EXCLUSIVE 잠금을 유지합니다. 테이블이 큰 만큼 오랫동안 아무도 읽거나 쓰지 못합니다.',
    safe: '블록이나 함수에서 그 명령을 찾아, 해당 규칙이 설명하는 안전한 형태로 별도의 마이그레이션에 빼냅니다.',
  },
  'table-truncated': {
    title: '사용 중인 테이블의 TRUNCATE',
    what: '이전부터 있던 테이블에 대한 `TRUNCATE`.',
    why: '모든 행이 손실되며, 어떤 down으로도 되살릴 수 없습니다. ACCESS EXCLUSIVE를 걸므로 읽기와 쓰기가 대기합니다. `CASCADE`가 있으면 아무도 이름을 지정하지 않은 테이블까지 비워집니다.',
    safe: '먼저 사본을 남기고(`CREATE TABLE t_backup AS TABLE t`), `CASCADE`를 빼고 모든 테이블의 이름을 지정하며, 실행 중인 릴리스 중에 이 행이 필요한 것이 없는지 확인합니다.',
  },
  'table-without-primary-key': {
    title: '기본 키 없는 새 테이블',
    what: '임시 테이블도 파티션도 아닌 새 테이블에, 마지막에 기본 키가 없음.',
    why: '행을 구별할 수 없습니다. 중복이 남고, 배치가 행을 페이지 단위로 순회할 수 없고, 테이블이 publication에 포함되면 논리 복제가 UPDATE와 DELETE를 거부하며, pg_repack 같은 도구가 이 테이블을 받지 않습니다. 키는 지금은 저렴하지만, 나중에는 읽기와 쓰기를 막는 생성 작업이 됩니다.',
    safe: '키를 둡니다: `id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY` 또는 행을 식별하는 컬럼.',
  },
  'timestamp-zone-rewrite': {
    title: 'TimeZone에 따라 달라지는 타임스탬프 타입 변경',
    what: '리허설이 `TimeZone` UTC로 실행되었기 때문에만 비용이 없었던 `ALTER COLUMN … TYPE timestamptz`(또는 `timestamp`로 되돌림).',
    why: 'UTC에서는 저장된 값이 그대로 유지됩니다. 마이그레이션을 실행하는 롤, 데이터베이스 또는 클라이언트의 `TimeZone`이 다르면, 테이블을 재작성(rewrite)하며 그동안 읽기와 쓰기가 대기하고, 기존 값은 그 시간대의 시각으로 읽힙니다.',
    safe: "마이그레이션의 같은 트랜잭션에서, ALTER 앞에 명시합니다: `SET LOCAL TimeZone = 'UTC';`. 기존 값이 다른 시간대의 현지 시각이라면 재작성(rewrite)이 필요합니다. 그 경우 확장(expand)과 축소(contract)로 진행합니다.",
  },
  'transaction-ended-early': {
    title: '파일이 도구의 트랜잭션을 끝냄',
    what: '마이그레이션 도구가 자체 트랜잭션 안에서 실행하는 파일에 있는 `COMMIT` 또는 `ROLLBACK`.',
    why: 'COMMIT 이후에는 각 구문이 따로 커밋되며, 마이그레이션이 실행되었다는 기록도 따로 커밋됩니다. 그때 무언가 실패하면 절반이 남습니다. ROLLBACK 이후에는 그 앞의 모든 것이 사라지지만, 마이그레이션은 적용된 것으로 기록됩니다.',
    safe: 'BEGIN, COMMIT, ROLLBACK은 도구에 맡깁니다. 일부가 따로 커밋되어야 한다면 별도의 파일에 두거나, 도구의 트랜잭션 없이 파일을 실행합니다.',
  },
  'transaction-left-open': {
    title: '끝나지 않는 트랜잭션',
    what: '뒤에 `COMMIT` 또는 `ROLLBACK`이 없는, 파일의 `BEGIN`.',
    why: '도구가 적용된 것으로 기록했더라도, 연결이 닫히면 PostgreSQL이 작업을 취소합니다. 그때까지 모든 잠금이 유지되며, 풀링된 연결은 트랜잭션 안에서 계속됩니다.',
    safe: '파일을 COMMIT으로 끝내거나, BEGIN을 빼고 도구가 트랜잭션을 열게 합니다.',
  },
  'trigger-added': {
    title: '트리거 추가',
    what: '그 이름의 트리거가 없던 기존 테이블에 대한 `CREATE TRIGGER`.',
    why: '트랜잭션이 끝날 때까지 쓰기가 대기합니다(SHARE ROW EXCLUSIVE). 그때부터 조건에 맞는 쓰기마다 함수도 실행됩니다. 쓰기가 느려지며, 함수가 실패하면 쓰기도 실패합니다.',
    safe: '`lock_timeout`을 설정하고, 함수는 미리 다른 마이그레이션에서 만들고, 함수를 짧게 유지하며, 같은 트랜잭션에 느린 것을 두지 않습니다.',
  },
  'trigger-dropped': {
    title: '트리거 삭제',
    what: '기존 테이블의 트리거가 이름으로 또는 함수와 함께 삭제되며, 다시 만들어지지 않음.',
    why: '트리거가 관리하던 것(감사 행, 검색 컬럼, 카운터, 검사)이 그 순간부터 조용히 낡아 갑니다. 삭제는 ACCESS EXCLUSIVE를 걸므로, 트랜잭션이 끝날 때까지 읽기와 쓰기가 대기합니다.',
    safe: '먼저, 이것 없이 작동하는 코드를 릴리스합니다. `lock_timeout`을 설정한 별도의 마이그레이션에서 삭제합니다. 변경하려면 `CREATE OR REPLACE TRIGGER`(14 이상)를 사용하거나 함수를 교체합니다.',
  },
  'triggers-disabled': {
    title: '트리거 또는 외래 키를 끔',
    what: '기존 테이블에 대한 `DISABLE TRIGGER`, 또는 `replica`로 설정된 `session_replication_role`.',
    why: '그동안 쓴 행에 대해, 트리거가 관리하는 것이 낡아 갑니다. `DISABLE TRIGGER ALL`과 replica 모드는 외래 키까지 끕니다. 부모 없는 행이 들어오며, 다시 켜도 그 행은 검사되지 않습니다.',
    safe: '트리거를 켠 채로, 배치로 행을 씁니다. 그것이 불가능하면, 하나의 트리거만 이름으로 끄고, 같은 트랜잭션에서 작업한 뒤 다시 켜고, 그 트리거가 관리하는 것을 나중에 바로잡습니다.',
  },
  'unbatched-data-change': {
    title: '배치 없이 행 변경',
    what: '기존 테이블에 대한 `UPDATE`, `DELETE`, `MERGE` 또는 `INSERT … SELECT`가 테이블 전체를 읽으며, LIMIT, 키 또는 범위로 제한되지 않음. DO 블록이나 함수 안에 있는 것도 포함.',
    why: '프로덕션에서는 있는 것을 모두 읽습니다. 변경하는 행은 트랜잭션이 끝날 때까지 잠긴 채로 유지되고, 복제본이 뒤처지며, 끝 무렵에 실패하면 모두 취소됩니다.',
    safe: `마이그레이션 밖에서, 또는 트랜잭션 없이 실행되는 마이그레이션에서, 배치마다 별도의 트랜잭션으로 행을 변경합니다:

\`\`\`sql
DELETE FROM t WHERE id IN (SELECT id FROM t WHERE created < '2020-01-01' LIMIT 5000);
-- 아무것도 변경되지 않을 때까지 반복
\`\`\``,
  },
  'unique-constraint-builds-index': {
    title: 'UNIQUE 제약 조건이 인덱스를 그 자리에서 만듦',
    what: '기존 테이블의 기존 컬럼에 대한, `USING INDEX` 없는 `ADD UNIQUE`.',
    why: '일반 `CREATE INDEX`조차 걸지 않는 ACCESS EXCLUSIVE 아래에서 인덱스를 만듭니다. 끝날 때까지 읽기와 쓰기가 대기합니다. 중복이 하나라도 있으면 실패합니다.',
    safe: `고유 인덱스를 CONCURRENTLY로 만든 뒤, 그 인덱스로 제약 조건을 만듭니다:

\`\`\`sql
-- 트랜잭션 밖에서 실행되는 마이그레이션에서
CREATE UNIQUE INDEX CONCURRENTLY t_c_key ON t (c);
-- 그다음
ALTER TABLE t ADD CONSTRAINT t_c_key UNIQUE USING INDEX t_c_key;
\`\`\``,
  },
  'update-without-where': {
    title: '하나의 구문에서 모든 행의 UPDATE',
    what: '이전부터 있던 테이블에 대한, `WHERE` 없는 `UPDATE`.',
    why: '모든 행이 트랜잭션이 끝날 때까지 잠기므로, 어느 행에든 쓰려는 쪽은 대기합니다. 모든 행을 다시 쓰고, 테이블의 크기가 두 배가 될 수 있으며, 끝 무렵에 실패하면 모두 취소됩니다.',
    safe: `마이그레이션 밖에서, 또는 트랜잭션 없이 실행되는 마이그레이션에서, 배치마다 별도의 트랜잭션으로 행을 변경합니다:

\`\`\`sql
UPDATE t SET c = 'new' WHERE id IN (SELECT id FROM t WHERE c IS NULL LIMIT 5000);
-- 아무것도 변경되지 않을 때까지 반복
\`\`\``,
  },
  'vacuum-full': {
    title: 'VACUUM FULL',
    what: '마이그레이션의 `VACUUM FULL`.',
    why: 'ACCESS EXCLUSIVE 잠금 아래에서 테이블을 복사하고 모든 인덱스를 새로 만듭니다. 그동안 아무도 테이블을 읽거나 쓰지 못하며, 두 번째 사본만큼의 공간이 필요합니다.',
    safe: '일반 `VACUUM (ANALYZE) …`은 아무것도 막지 않고 공간을 다시 사용할 수 있게 합니다. 공간을 시스템에 돌려주려면, 마이그레이션 밖에서 `pg_repack` 또는 `pg_squeeze`로 온라인 상태에서 합니다.',
  },
  'validated-in-same-transaction': {
    title: '하나의 트랜잭션에 있는 NOT VALID와 VALIDATE',
    what: '`NOT VALID`로 추가되고, 같은 트랜잭션의 이후 구문이 유효성을 검사하는(VALIDATE) 제약 조건.',
    why: '잠금은 트랜잭션이 끝날 때까지 유지됩니다. 유효성 검사만이라면 읽기와 쓰기가 통과하겠지만, 제약 조건을 추가할 때 건 강한 잠금 아래에서 실행되므로, 결국 스캔이 끝날 때까지 대기합니다.',
    safe: '`ALTER TABLE t VALIDATE CONSTRAINT c`를 별도의 마이그레이션으로 옮깁니다.',
  },
  'version-duplicated': {
    title: '두 번 사용된 버전',
    what: '새 마이그레이션의 버전이 같은 세트의 다른 마이그레이션과 같음.',
    why: '버전을 기억하는 도구는 첫 번째가 적용되면 두 번째도 적용된 것으로 보거나, 멈추거나, 자체 기록에서 실패합니다. 두 풀 리퀘스트가 같은 번호를 매기고 차례로 병합될 때 일어납니다.',
    safe: '병합 직전에 새 마이그레이션에 다음 빈 버전을 줍니다.',
  },
  'view-columns-changed': {
    title: '뷰의 컬럼이 달라짐',
    what: '이전부터 있던 뷰나 구체화된 뷰에, 있던 컬럼이 마지막에 없거나 다른 타입으로 있음.',
    why: '뷰를 읽는 코드는 테이블의 컬럼처럼 그 이름을 씁니다. 컬럼이 없으면 오류가 나며, 타입이 다르면 코드의 기대와 맞지 않을 수 있습니다.',
    safe: '새 컬럼으로 새 이름의 두 번째 뷰를 만들고, 읽는 쪽을 옮긴 뒤, 이전 것을 삭제합니다. `CREATE OR REPLACE VIEW`로 끝에 추가하는 컬럼은 아무에게도 지장을 주지 않습니다.',
  },
  'view-dropped': {
    title: '뷰 삭제',
    what: '이전부터 있던 뷰나 구체화된 뷰가 제거되며, 마지막에 그 자리에 같은 이름의 것이 없음.',
    why: '손실되는 행은 없지만, 이 뷰를 읽는 코드, 보고서, 그 밖의 도구는 트랜잭션이 커밋되는 순간부터 실패합니다. 구체화된 뷰의 행은 다시 계산해야 합니다.',
    safe: '더는 이 뷰를 읽지 않는 코드를 릴리스하고, 다른 사용처를 찾아본(`pg_stat_statements`, 뷰에 부여된 권한) 뒤, 삭제합니다.',
  },
  'view-recreated': {
    title: '뷰를 삭제하고 다시 만듦',
    what: '뷰를 삭제하고 다시 만들며, 그 후 권한이 사라지거나 그 사이에 뷰가 없음.',
    why: '새 뷰는 이전 뷰에 부여되었던 권한 없이 시작하므로, 다른 롤은 거부됩니다. 두 구문이 서로 다른 트랜잭션에서 실행되면, 그 사이의 읽기가 실패합니다.',
    safe: '컬럼이 그대로라면 `CREATE OR REPLACE VIEW`를 사용합니다(끝에 새 컬럼을 추가할 수 있음). 그 밖에는 하나의 트랜잭션에서 삭제하고, 만들고, 권한을 다시 부여합니다.',
  },
  'way-back-loses-data': {
    title: '롤백해도 데이터가 돌아오지 않음',
    what: '내용을 아는 표본 행이 up과 down을 거쳤으며, 일부 값이나 행이 이전과 같지 않음.',
    why: '스키마만 복원하는 롤백은 성공한 롤백처럼 보입니다. 덮어쓰거나 잘리거나 삭제된 것은 백업에만 있습니다.',
    safe: '아무도 롤백이 필요하지 않을 때까지 이전 값을 유지합니다. up에서 별도의 테이블이나 컬럼에 복사해 두고, 이후의 릴리스에서 그것을 삭제합니다. 그 밖에는 백업과, 누가 백업에서 복원할지를 계획합니다.',
  },
  'way-back-missing': {
    title: '되돌릴 방법 없음',
    what: '도구에 down을 둘 자리가 있거나 풀 리퀘스트의 다른 마이그레이션에는 down이 있는데도, 마이그레이션에 down이 없거나 비어 있음.',
    why: '배포를 되돌려야 할 때, 누군가 압박 속에서 롤백을 작성하게 됩니다. 비어 있는 down은 더 나쁩니다. 도구는 롤백했다고 말하지만, 아무 일도 일어나지 않았습니다.',
    safe: 'down을 작성하고 여기에서 리허설합니다: up, down, 다시 up. 데이터가 손실되기 때문에 되돌릴 방법이 없다면, 그렇게 알리는 오류를 down이 내게 하고, 백업을 계획합니다.',
  },
};
