/** What the rules from g to m find, why it matters and what is safe, in Korean. */
import type { Language } from '../../../language.ts';

export const rulesGM: Language['rules'] = {
  'grant-to-public': {
    title: '모두에게 부여된 권한',
    what: '이전부터 있던 객체에 대해, 이전에 없던 권한이 마지막에 PUBLIC에 있음.',
    why: 'PUBLIC은 클러스터의 모든 롤입니다. 나중에 만들어지는 롤과 다른 애플리케이션의 롤도 포함됩니다. 특정 롤만 제외할 수 없습니다.',
    safe: '읽는 쪽을 대표하는 롤에 권한을 부여하고, 다른 롤을 그 구성원으로 만듭니다: `CREATE ROLE app_reader NOLOGIN; GRANT SELECT ON orders TO app_reader;`.',
  },
  'hidden-effects': {
    title: 'SQL에 드러나지 않는 영향',
    what: '`DO` 블록, 호출된 함수나 프로시저, 트리거 또는 연쇄(cascade) 외래 키가, 이전부터 있었지만 구문이 대상으로 지정하지 않은 테이블을 변경하거나, 거기에 쓰거나, 잠금.',
    why: '검토자는 구문을 읽어도 그 테이블을 알 수 없습니다. 여기에 나열된 것은 리허설 데이터베이스에서 구문을 실행하며 측정한 것이며, 프로덕션의 행에서는 다른 경로를 탈 수 있습니다.',
    safe: '결과를 미리 알 수 있는 곳에는 단순한 구문을 작성합니다. 그 밖에는 여기의 측정된 영향을 파일에 적혀 있는 것처럼 읽습니다.',
  },
  'index-drop-not-concurrent': {
    title: '읽기와 쓰기를 대기시키며 인덱스 삭제',
    what: '이전부터 있던 테이블에 대한, `CONCURRENTLY` 없는 `DROP INDEX`.',
    why: '테이블에 ACCESS EXCLUSIVE 잠금을 겁니다. 삭제 자체는 짧지만, 그 테이블에서 실행 중인 모든 쿼리를 기다리며, 이후의 모든 쿼리가 그 뒤에 줄을 섭니다. 트랜잭션 안이라면 잠금이 끝까지 유지됩니다.',
    safe: '트랜잭션 밖에서 실행되는 마이그레이션에서 `DROP INDEX CONCURRENTLY`를 사용합니다. 제약 조건의 인덱스는 짧은 `lock_timeout` 아래에서 `ALTER TABLE … DROP CONSTRAINT`로 없앱니다.',
  },
  'index-not-concurrent': {
    title: '쓰기를 대기시키며 인덱스 생성',
    what: '이전부터 있던 테이블에 대한, `CONCURRENTLY` 없는 `CREATE INDEX`. DO 블록이나 함수가 실행하는 것도 포함.',
    why: '인덱스를 만드는 동안 테이블에 SHARE 잠금을 유지합니다. 읽기는 계속되지만, 테이블 전체를 읽고 인덱스를 다 쓸 때까지 모든 INSERT, UPDATE, DELETE가 대기합니다.',
    safe: '트랜잭션 밖에서 실행되는 별도의 마이그레이션에서 `CREATE INDEX CONCURRENTLY`로 만듭니다. 실패하면, 다시 시도하기 전에 남아 있는 INVALID 인덱스를 삭제합니다.',
  },
  'invalid-index-left': {
    title: 'INVALID 상태로 남은 인덱스',
    what: '이 마이그레이션들이 만들었고 마지막 마이그레이션 이후에 유효하지 않은 인덱스: 일부 파티션의 인덱스가 연결되지(ATTACH) 않은 `ON ONLY` 부모 인덱스, 또는 카탈로그에 그렇게 표시된 인덱스.',
    why: '쿼리는 이 인덱스를 사용하지 않고, 고유 인덱스라면 고유성이 확실히 보장되지 않으며, 그런데도 쓰기는 이 인덱스를 계속 갱신합니다.',
    safe: '모든 파티션의 인덱스를 연결합니다(`ALTER INDEX parent ATTACH PARTITION child`). 마지막 것이 연결되면 부모가 유효해집니다. 그 밖의 인덱스는 `DROP INDEX CONCURRENTLY`로 삭제하고 다시 만듭니다.',
  },
  'lock-table-explicit': {
    title: '마이그레이션의 LOCK TABLE',
    what: '다른 세션이 이전부터 있던 테이블에 쓰거나 읽지 못하게 하는 `LOCK TABLE`.',
    why: '잠금은 트랜잭션이 끝날 때까지 유지되며, 실행 중인 쿼리를 기다리는 동안 이후의 모든 쿼리가 그 뒤에 줄을 섭니다. 테이블을 변경하는 구문은 필요한 잠금을 스스로 겁니다.',
    safe: "넣지 않습니다. 꼭 필요하다면 트랜잭션을 이 잠금이 필요한 몇 개의 구문으로 줄이고, 충분한 것 중 가장 약한 모드를 사용하고, 그 앞에 `SET LOCAL lock_timeout = '2s'`를 설정합니다.",
  },
  'long-work-under-exclusive-lock': {
    title: '테이블이 잠긴 동안의 긴 작업',
    what: '앞선 구문이 이전부터 있던 테이블에 ACCESS EXCLUSIVE 잠금을 건 트랜잭션에서의 스캔, 재작성(rewrite) 또는 인덱스 생성. (행의 변경은 `ddl-and-backfill-together` 규칙에서 다룸.)',
    why: '잠금은 트랜잭션이 끝날 때까지 유지됩니다. 앞선 구문이 밀리초 동안 잠갔을 것을, 긴 작업이 끝날 때까지 아무도 읽거나 쓰지 못합니다.',
    safe: '마이그레이션을 나눕니다. 잠그는 짧은 변경을 먼저, 긴 작업은 별도의 마이그레이션(과 트랜잭션)에 둡니다. `VALIDATE CONSTRAINT`는 언제나 `ADD CONSTRAINT … NOT VALID`보다 이후의 트랜잭션에 둡니다.',
  },
  'many-tables-locked': {
    title: '하나의 트랜잭션이 여러 테이블을 잠금',
    what: '이전부터 있던 테이블 셋 이상에서 쓰기를(또는 읽기도) 대기시키는 트랜잭션. 파티션은 그 테이블로 셈.',
    why: '이미 가진 잠금을 유지한 채로 각 잠금을 차례로 기다립니다. 마지막 테이블의 느린 쿼리 하나가 모든 테이블을 멈추게 합니다. 같은 테이블을 다른 순서로 잠그는 애플리케이션 코드는 이것과 교착 상태(deadlock)에 빠질 수 있습니다.',
    safe: "테이블마다 별도의 마이그레이션을 두고, `SET lock_timeout = '2s'`를 설정하고 재시도합니다. 외래 키는 양쪽 테이블을 모두 잠그므로, 별도의 트랜잭션에서 `NOT VALID`로 추가합니다.",
  },
  'materialized-view-refresh-blocks-reads': {
    title: '읽기를 대기시키며 구체화된 뷰 새로 고침',
    what: '이전부터 있던 구체화된 뷰에 대한, `CONCURRENTLY` 없는 `REFRESH MATERIALIZED VIEW`.',
    why: '전체 쿼리를 실행하는 동안 구체화된 뷰에 ACCESS EXCLUSIVE를 유지합니다. 이 뷰의 모든 읽기가 대기하며, 대기하는 것마다 연결을 하나씩 차지합니다.',
    safe: `CONCURRENTLY로, 오래 걸린다면 마이그레이션 밖에서 새로 고칩니다. 그러려면 WHERE 없이 컬럼만으로 된 고유 인덱스가 필요합니다:

\`\`\`sql
CREATE UNIQUE INDEX CONCURRENTLY totals_key ON totals (customer_id);
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
\`\`\`

일반 새로 고침보다 오래 걸리며, 다른 새로 고침만 막습니다.`,
  },
  'migration-edited': {
    title: '병합된 마이그레이션의 수정',
    what: '기준(base) 브랜치에 이미 있는 마이그레이션의 up이 이제 다름.',
    why: '이미 실행한 데이터베이스는 이전 내용이 만든 것을 유지하고, 새 데이터베이스는 새 내용이 만드는 것을 가집니다. 그때부터 개발, 테스트, 프로덕션이 서로 달라집니다. 체크섬을 보관하는 도구는 아무것도 실행하기를 거부합니다.',
    safe: '수정을 되돌리고, 두 종류의 데이터베이스를 같은 스키마로 만드는 새 마이그레이션을 작성합니다. 중요한 어느 곳에서도 실행된 적이 없다면, 면제에 그렇게 적습니다.',
  },
  'migration-empty': {
    title: '구문이 없는 마이그레이션',
    what: '새 마이그레이션의 up에 구문이 없음: 비어 있거나 주석만 있음.',
    why: '도구는 적용된 것으로 기록합니다. 적용된 마이그레이션은 다시 실행되지 않으므로, 이미 실행된 곳에는 원래 넣으려던 것을 더는 추가할 수 없습니다.',
    safe: '병합하기 전에 구문을 넣거나, 파일을 뺍니다.',
  },
  'migration-out-of-order': {
    title: '적용된 마이그레이션보다 앞 순서인 마이그레이션',
    what: '새 마이그레이션의 버전이 기준(base) 브랜치의 가장 최근 버전보다 낮으며, 도구가 이를 문제 삼음. 도구를 알 수 없으면 `warning`.',
    why: '프로덕션은 그 버전을 이미 지났습니다. 도구에 따라 배포가 멈추거나, 마이그레이션을 아무 말 없이 건너뛰어 이것이 필요한 코드가 이것 없는 데이터베이스를 만나게 됩니다. 반면 새 데이터베이스에는 이것이 있습니다.',
    safe: '병합 직전에 기준(base) 브랜치의 가장 최근 버전보다 높은 버전을 주고, 다시 리허설합니다.',
  },
  'migration-removed': {
    title: '병합된 마이그레이션의 삭제',
    what: '기준(base) 브랜치에 있는 마이그레이션이 더는 없음.',
    why: '이미 실행한 데이터베이스는 그것이 만든 것을 유지하고, 새 데이터베이스는 그것을 영영 얻지 못합니다. 되돌리는 방법도 함께 사라지며, 일부 도구는 적용된 마이그레이션이 없는 동안 실행을 거부합니다.',
    safe: '그대로 두고, 그것이 한 일은 새 마이그레이션에서 되돌립니다. 긴 이력을 새로 시작하려면 별도의 풀 리퀘스트에서 도구의 방식(베이스라인)을 사용합니다.',
  },
  'migration-renamed': {
    title: '병합된 마이그레이션의 이름 변경',
    what: '기준(base) 브랜치에 있는 마이그레이션이 같은 내용으로 다른 경로에 있음.',
    why: '도구는 마이그레이션을 버전이나 이름으로 알아봅니다. 버전이 다르면 새 마이그레이션입니다. 이미 실행된 곳에서 한 번 더 실행되어, 실패하거나 같은 작용을 반복합니다. 이름을 기억하는 도구는 거부합니다.',
    safe: '병합된 이름 그대로 둡니다. 순서가 잘못되었다면 새 마이그레이션을 작성합니다.',
  },
  'missing-lock-timeout': {
    title: 'lock_timeout 없이 막는 잠금',
    what: '마이그레이션이 기존 테이블의 읽기나 쓰기를 멈추는 잠금을 걸면서 `lock_timeout`을 설정하지 않음. 마이그레이션마다 발견 사항 하나: 잠금 아래에서 테이블을 읽거나 재작성(rewrite)하거나 인덱스를 만들면 `warning`, 잠금이 순간적으로만 유지되면 `info`.',
    why: '잠금은 실행 중인 가장 긴 트랜잭션 뒤에서 대기하며, 그 테이블에 대한 이후의 모든 쿼리가 이 잠금 뒤에 줄을 섭니다. 변경 자체가 아무리 빨라도, 그동안 테이블에 접근할 수 없습니다.',
    safe: `파일 맨 위에 제한 시간을 설정하고(트랜잭션 안에서는 \`SET LOCAL\`), 시간이 초과되면 배포가 다시 시도하게 합니다:

\`\`\`sql
SET lock_timeout = '3s';
\`\`\`

롤이나 연결이 모든 마이그레이션에 대해 이를 설정한다면, 구성에서 이 규칙을 끕니다.`,
  },
  'missing-statement-timeout': {
    title: 'statement_timeout 없이 막는 잠금',
    what: '마이그레이션이 기존 테이블의 읽기나 쓰기를 멈추는 잠금을 걸면서 `statement_timeout`을 설정하지 않음. 기본적으로 꺼져 있음: 알맞은 제한 시간은 프로덕션의 크기에 달려 있음.',
    why: '예상보다 느린 스캔이나 재작성(rewrite)은, 끝나거나 누군가 알아차릴 때까지 테이블을 막습니다.',
    safe: `파일 맨 위에 제한 시간을 설정합니다(트랜잭션 안에서는 \`SET LOCAL\`):

\`\`\`sql
SET statement_timeout = '1min';
\`\`\``,
  },
};
