/** What the rules from d to f find, why it matters and what is safe, in Korean. */
import type { Language } from '../../../language.ts';

export const rulesDF: Language['rules'] = {
  'ddl-and-backfill-together': {
    title: '하나의 트랜잭션에 있는 스키마 변경과 백필',
    what: '앞선 구문이, 이전부터 있던 테이블에 다른 세션이 쓰지(또는 읽지) 못하게 하는 트랜잭션에서, 테이블 전체를 읽는 INSERT, UPDATE, DELETE 또는 MERGE. 새 외래 키는 두 테이블 모두에 그렇게 작용함.',
    why: '잠금은 트랜잭션이 끝날 때까지 유지됩니다. 스키마 변경만의 잠금이라면 밀리초 동안이겠지만, 이제는 마지막 행이 변경될 때까지 아무도 테이블에 쓰지 못합니다(ACCESS EXCLUSIVE라면 읽지도 못합니다).',
    safe: '백필을 별도의 마이그레이션(또는 작업)에 두고, 수천 행 단위의 배치로, 배치마다 별도의 트랜잭션에서 실행합니다. 적용 대기 중인 모든 마이그레이션을 하나의 트랜잭션에서 실행하는 도구라면, 스키마 변경을 먼저 릴리스합니다.',
  },
  'delete-without-where': {
    title: '모든 행의 DELETE',
    what: '이전부터 있던 테이블에 대한, `WHERE` 없는 `DELETE`.',
    why: '모든 행이 손실되며, 어떤 down으로도 되살릴 수 없습니다. 트랜잭션이 끝날 때까지 모든 행이, 그리고 연쇄(cascade)되는 것도, 잠긴 채로 유지됩니다.',
    safe: '어느 행을 뜻하는지 `WHERE`로 명시하고, 배치로 삭제합니다. 테이블을 비우려는 것이라면, 먼저 사본을 남기고(`CREATE TABLE t_backup AS TABLE t`) 면제에 그렇게 적습니다.',
  },
  'depends-on-data': {
    title: '프로덕션의 행에 달려 있음',
    what: '만나는 행에 따라 통과하거나 실패하는 구문: 표본 행이 거부한 구문, 기존 테이블의 고유 인덱스, 이전 제약 조건의 유효성 검사. 더 구체적인 규칙이 그 구문을 보고하는 경우 이 규칙은 보고하지 않음.',
    why: '리허설과 스테이징에는 프로덕션과 다른 행이 있습니다. 프로덕션에서 실패하는 구문은 배포를 멈추며, INVALID 인덱스를 남길 수 있습니다.',
    safe: '발견 사항의 쿼리를 프로덕션에서 실행합니다. 쿼리가 가리키는 행을 앞선 마이그레이션에서 고치고, 이 마이그레이션이 실행되기 전에 (`NOT VALID` 제약 조건이나 코드로) 새로 들어오지 못하게 합니다.',
  },
  'detach-partition-not-concurrent': {
    title: '부모를 잠근 채로 파티션 분리',
    what: '기존 테이블에 대한, `CONCURRENTLY` 없는 `DETACH PARTITION`.',
    why: '부모에 ACCESS EXCLUSIVE를 겁니다. 모든 파티션의 모든 쿼리가, 처음에는 실행 중인 쿼리를 기다리느라, 그다음에는 트랜잭션이 끝날 때까지 대기합니다.',
    safe: `14 이상에서는, 트랜잭션 밖에서 실행되는 별도의 마이그레이션에서 CONCURRENTLY로 분리합니다:

\`\`\`sql
ALTER TABLE p DETACH PARTITION p_2020 CONCURRENTLY;
\`\`\`

테이블에 기본 파티션이 있는 동안에는 거부됩니다. 14 이전, 그리고 그런 경우에는 \`lock_timeout\`을 설정하고, 시간이 초과되면 다시 시도합니다.`,
  },
  'drop-column-takes-along': {
    title: 'DROP COLUMN이 제약 조건 또는 인덱스까지 제거',
    what: '기존 테이블의 삭제된 컬럼이 키, 제약 조건 또는 인덱스의 일부였으며, 그것들도 PostgreSQL의 아무 알림 없이 함께 없어짐.',
    why: '두 컬럼에 걸친 고유 제약 조건은 그중 하나가 삭제되면 사라지며, 그것이 막던 중복을 더는 막지 못합니다. 그 인덱스에 의존하던 쿼리는 테이블 전체를 읽습니다.',
    safe: '삭제하기 전에 남은 컬럼에 필요한 것을 만들고(`CREATE UNIQUE INDEX CONCURRENTLY …`), 읽는 사람이 알 수 있도록 이전 제약 조건을 명시적으로 삭제합니다.',
  },
  'duplicate-index': {
    title: '다른 인덱스로 충분한 인덱스',
    what: '마이그레이션 이후, 새 인덱스가 같은 테이블의 다른 인덱스와 같은 컬럼을(B-tree라면 앞쪽 컬럼을) 같은 순서, 연산자, 조건으로 가지거나, 새 인덱스 때문에 이전 인덱스가 필요 없어짐. 고유 인덱스는 같은 컬럼의 다른 고유 인덱스가 있을 때만 필요 없는 것으로 봄. 새 인덱스의 컬럼이 다른 인덱스와 정확히 같으면 `warning`, 다른 인덱스가 그 컬럼으로 시작하기만 하면 `info`.',
    why: '각 인덱스는 모든 INSERT와 대부분의 UPDATE에서 쓰이고, 공간과 메모리를 차지하며, VACUUM을 길어지게 합니다. 더 넓은 인덱스가 같은 쿼리를 처리합니다.',
    safe: '더 짧은 것을 만들지 않거나, 더 넓은 것이 생긴 뒤 `DROP INDEX CONCURRENTLY`로 삭제합니다.',
  },
  'enum-value-renamed': {
    title: 'enum 값의 이름 변경',
    what: '이전부터 있던 타입에 대한 `ALTER TYPE … RENAME VALUE`.',
    why: '한순간에 이전 레이블이 존재하지 않게 됩니다. 이전 레이블을 쓰거나 비교하는 실행 중인 코드는 "invalid input value for enum" 오류로 실패합니다.',
    safe: "새 레이블을 추가하고(`ALTER TYPE t ADD VALUE 'new'`), 둘 다 이해하고 새 레이블을 쓰는 코드를 릴리스하고, 행을 배치로 변경한 뒤, 이전 레이블은 사용하지 않는 채로 둡니다.",
  },
  'enum-value-used-too-early': {
    title: '하나의 트랜잭션에서 enum 값을 추가하고 사용',
    what: '추가한 값을 같은 트랜잭션의 이후 구문이 사용하는 `ALTER TYPE … ADD VALUE`. 12 이전 버전에서는 트랜잭션 안의 모든 `ADD VALUE`도 포함.',
    why: 'PostgreSQL은 아직 커밋되지 않은 값을 거부하며(SQLSTATE 55P04), 마이그레이션이 실패합니다.',
    safe: '`ALTER TYPE … ADD VALUE`를, 값을 사용하는 마이그레이션보다 앞선 별도의 마이그레이션에 둡니다. 도구가 여러 파일을 하나의 트랜잭션에서 실행하거나 버전이 12 이전이라면, 그 마이그레이션을 트랜잭션 없이 실행합니다.',
  },
  'event-trigger-created': {
    title: '이벤트 트리거 생성',
    what: '풀 리퀘스트가 이벤트 트리거를 만듦.',
    why: '이 함수는 데이터베이스에서 조건에 맞는 모든 DDL 구문마다 실행됩니다. 이후의 마이그레이션, extension, 복원되는 덤프의 DDL도 포함됩니다. 함수에 오류가 있으면 이 모두가 멈춥니다. 슈퍼유저 또는 호스팅 제공업체가 정한 롤이 필요합니다.',
    safe: '`WHEN TAG IN (…)`으로 범위를 좁히고, 함수 안에서 예외를 처리하고, 빠져나올 방법을 알아 둡니다: `ALTER EVENT TRIGGER … DISABLE`, 또는 세션에서 `event_triggers = off`(17 이상).',
  },
  'exclusion-constraint-added': {
    title: 'EXCLUDE 제약 조건 추가',
    what: '기존 테이블에 대한 `ADD CONSTRAINT … EXCLUDE`.',
    why: 'ACCESS EXCLUSIVE 아래에서 인덱스를 만들고 모든 행을 비교하며, 그동안 읽기와 쓰기가 대기합니다. `NOT VALID`도 `USING INDEX`도 쓸 수 없으므로, 온라인 방법이 없습니다.',
    safe: '작은 테이블이라면 `lock_timeout`을 설정하고 한가한 시간에 추가합니다. 큰 테이블이라면 이 제약 조건이 있는 새 테이블을 만들고, 트리거로 둘을 같은 상태로 유지하면서 행을 배치로 복사한 뒤, 이름을 맞바꿉니다.',
  },
  'expand-and-contract-together': {
    title: '하나의 풀 리퀘스트에 확장(expand)과 축소(contract)가 함께 있음',
    what: '풀 리퀘스트가 이전부터 있던 테이블에 컬럼을 추가하고, 같은 테이블의 컬럼을 제거하거나 이름을 변경함.',
    why: '새 코드에는 추가되는 것이 필요하고, 실행 중인 코드에는 제거되는 것이 필요합니다. 함께 배포하면 둘 중 하나는 알지 못하는 스키마를 만나며, 롤백은 둘 다 되돌려야 합니다.',
    safe: '나눕니다. 먼저 추가하는 변경, 그다음 둘 다에 쓰고 새것을 읽는 코드의 릴리스, 백필, 이전 것을 건드리지 않는 릴리스, 그리고 한두 번의 릴리스가 지난 뒤 별도의 풀 리퀘스트에서 제거합니다.',
  },
  'extension-created': {
    title: 'extension 생성',
    what: '풀 리퀘스트가 데이터베이스에 없던 extension을 설치함.',
    why: '프로덕션 서버에 그 파일이, 마이그레이션이 사용하는 기능을 갖춘 버전으로 있어야 하며, 마이그레이션을 실행하는 롤에 설치 권한이 있어야 합니다. 그렇지 않으면 배포가 거기에서 멈춥니다.',
    safe: "병합하기 전에 프로덕션에서 확인합니다: `SELECT name, default_version FROM pg_available_extensions WHERE name = '…';`. 마이그레이션을 실행하는 롤에 권한이 없으면, 먼저 그곳에 설치해 둡니다.",
  },
  'foreign-key-cascades': {
    title: '행을 삭제하거나 비우는 외래 키',
    what: '기존 테이블에 대한 `ON DELETE CASCADE`, `SET NULL` 또는 `SET DEFAULT`가 있는 새 외래 키. 또는 어느 테이블이든 NOT NULL 컬럼에 대한 `SET NULL`이 있는 새 외래 키.',
    why: '그러면 하나의 DELETE가, 작성자가 지정하지 않은 행까지, 하나의 트랜잭션에서 그 모든 행을 잠근 채로 미칩니다. NOT NULL 컬럼에 대한 `SET NULL`은 그런 DELETE를 실패하게 합니다.',
    safe: '부모 없이는 자식에 의미가 없는 경우에만 유지합니다. 그 밖에는 `ON DELETE`를 빼고(참조하는 행이 있는 동안 삭제가 거부됨), 자식을 명시적으로, 배치로 삭제합니다.',
  },
  'foreign-key-type-mismatch': {
    title: '서로 다른 타입 사이의 외래 키',
    what: '컬럼의 타입이 참조하는 컬럼의 타입과 다른 새 외래 키. 예: `integer`에서 `bigint` 참조.',
    why: '더 좁은 쪽은 더 넓은 쪽의 키를 모두 담을 수 없습니다. 키가 그 범위를 넘어서면 INSERT가 실패합니다. 타입이 다른 비교는 값을 변환하며, 그 때문에 인덱스를 사용하지 못할 수 있습니다.',
    safe: '참조하는 컬럼에 참조되는 컬럼의 타입을 줍니다. 새 테이블에서는 아무 비용도 들지 않지만, 나중에는 재작성(rewrite)이 필요합니다.',
  },
  'foreign-key-validated-at-once': {
    title: '즉시 검증되는 외래 키',
    what: '기존 테이블의 기존 컬럼에 대한, `NOT VALID` 없는 `ADD FOREIGN KEY`.',
    why: 'PostgreSQL은 양쪽 테이블에 SHARE ROW EXCLUSIVE를 건 채로 모든 행을 참조되는 테이블에서 찾아봅니다. 마지막 행이 검사될 때까지 양쪽에 대한 쓰기가 대기합니다. 부모 없는 행이 하나라도 있으면 마이그레이션이 실패합니다.',
    safe: `외래 키를 \`NOT VALID\`로 추가하고, 이후의 마이그레이션에서 유효성을 검사합니다(VALIDATE):

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_p_id_fkey FOREIGN KEY (p_id) REFERENCES p NOT VALID;
-- 이후의 마이그레이션에서: 쓰기가 통과함
ALTER TABLE t VALIDATE CONSTRAINT t_p_id_fkey;
\`\`\``,
  },
  'foreign-key-without-index': {
    title: '인덱스 없는 외래 키',
    what: '모든 마이그레이션이 실행된 뒤, 그 컬럼이 어떤 인덱스의 앞쪽 컬럼도 아닌 새 외래 키.',
    why: 'PostgreSQL은 참조되는 쪽에만 인덱스를 둡니다. 그쪽에서 DELETE를 하거나 키를 UPDATE할 때마다, 참조하는 행을 찾기 위해 이 테이블 전체를 읽습니다.',
    safe: `참조하는 컬럼의 인덱스를 CONCURRENTLY로 만듭니다:

\`\`\`sql
-- 트랜잭션 밖에서 실행되는 마이그레이션에서
CREATE INDEX CONCURRENTLY t_p_id ON t (p_id);
\`\`\`

참조되는 테이블의 행이 삭제되지 않고 그 키도 바뀌지 않는다면, 그 사유로 면제합니다.`,
  },
  'full-scan-under-lock': {
    title: '쓰기를 대기시킨 채로 테이블 전체를 읽음',
    what: '테이블에 쓰기를 막는 잠금을 걸고 전체를 읽었지만, 문구에 그 이유가 드러나지 않는 구문: DO 블록, 함수, 조건이 추가된 도메인.',
    why: '읽기는 테이블이 큰 만큼 오래 걸리며, 트랜잭션이 끝날 때까지 쓰기가(ACCESS EXCLUSIVE 잠금이라면 읽기도) 대기합니다.',
    safe: '잠금과 읽기를 나눕니다. 미리 별도의 트랜잭션에서 행을 확인하거나, 조건을 `NOT VALID`로 추가하고 나중에 유효성을 검사합니다(VALIDATE).',
  },
};
