/** What the rules from n to r find, why it matters and what is safe, in Korean. */
import type { Language } from '../../../language.ts';

export const rulesNR: Language['rules'] = {
  'nested-transaction': {
    title: '트랜잭션 안의 BEGIN',
    what: '트랜잭션이 이미 열려 있는 곳의 `BEGIN`: 마이그레이션 도구의 트랜잭션 또는 앞선 `BEGIN`. 뒤에 `COMMIT`이 오면 `transaction-ended-early` 규칙이 대신 보고함.',
    why: 'PostgreSQL에는 중첩 트랜잭션이 없습니다. BEGIN은 경고와 함께 무시되며, 작성자가 나누려던 것이 하나의 잠금 묶음을 가진 하나의 트랜잭션이 됩니다.',
    safe: 'BEGIN을 뺍니다. 부분을 나누려면 별도의 파일을 사용하거나, 도구가 파일을 트랜잭션 없이 실행하는 방식을 사용합니다. 한 부분만 취소하려면 SAVEPOINT를 사용합니다.',
  },
  'not-null-without-default': {
    title: '기존 행에 넣을 값이 없는 NOT NULL 컬럼',
    what: '이전부터 있던 테이블에 대한, 기본값 없는 `ADD COLUMN … NOT NULL`.',
    why: '이미 있는 모든 행의 새 컬럼이 NULL이 되므로, 테이블에 행이 하나라도 있으면 구문이 실패하며, 배포가 거기에서 멈춥니다.',
    safe: "컬럼에 상수 기본값을 줍니다(`ADD COLUMN status text NOT NULL DEFAULT 'new'`). 이 경우 재작성(rewrite)이 없습니다. 또는 NULL을 허용하여 추가하고, 배치로 채운 뒤, 이후의 마이그레이션에서 NOT NULL을 설정합니다.",
  },
  'owner-changed': {
    title: '소유자 변경',
    what: '이전부터 있던 객체가 마지막에 다른 롤의 소유임.',
    why: '소유자만 객체를 변경하거나 삭제할 수 있습니다. 이전 롤로 실행하는 이후의 마이그레이션은 실패합니다. 또한 소유자는 행 수준 보안을 거치지 않고 읽고, SECURITY DEFINER 함수는 소유자의 권한으로 실행되며, 이전 소유자에게는 따로 부여받지 않은 권한이 남지 않습니다.',
    safe: '마이그레이션을 실행하는 롤이 새 소유자의 구성원인지 확인하고, 이전 소유자의 코드에 아직 필요한 권한을 같은 트랜잭션에서 부여합니다.',
  },
  'partition-created-under-lock': {
    title: '부모를 잠근 채로 파티션 생성 또는 삭제',
    what: '기존 테이블에 대한 `CREATE TABLE … PARTITION OF`, 또는 그 파티션에 대한 `DROP TABLE`.',
    why: '둘 다 부모에 ACCESS EXCLUSIVE를 겁니다. 모든 파티션의 모든 쿼리가, 처음에는 실행 중인 쿼리를 기다리느라, 그다음에는 트랜잭션이 끝날 때까지 대기합니다. 기본 파티션이 있으면 그 잠금 아래에서 전체를 읽습니다.',
    safe: `파티션을 별도의 테이블로 만들어 연결합니다(ATTACH). 삭제하기 전에는 CONCURRENTLY로 분리합니다(DETACH):

\`\`\`sql
CREATE TABLE p_2030 (LIKE p INCLUDING ALL);
ALTER TABLE p ATTACH PARTITION p_2030 FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
-- 삭제하려면, 14 이상에서, 트랜잭션 밖에서
ALTER TABLE p DETACH PARTITION p_2020 CONCURRENTLY;
DROP TABLE p_2020;
\`\`\``,
  },
  'partitioned-index-not-concurrent': {
    title: '쓰기를 대기시키며 모든 파티션에 인덱스 생성',
    what: '이전부터 있던 파티션된 테이블에 대한, `ONLY` 없는 `CREATE INDEX`.',
    why: '파티션마다 차례로 인덱스를 만들며, 마지막 것이 끝날 때까지 모든 파티션과 부모에 SHARE 잠금을 유지합니다. 어느 파티션에 대한 쓰기든 모든 생성 시간의 합만큼 대기합니다. 파티션된 테이블에서는 `CONCURRENTLY`가 거부됩니다.',
    safe: `부모 인덱스를 비어 있는 상태로 만들고, 각 파티션의 인덱스를 CONCURRENTLY로 만든 뒤, 연결합니다(ATTACH):

\`\`\`sql
CREATE INDEX events_at ON ONLY events (at);
CREATE INDEX CONCURRENTLY events_2024_at ON events_2024 (at); -- 파티션마다, 트랜잭션 밖에서
ALTER INDEX events_at ATTACH PARTITION events_2024_at;
\`\`\``,
  },
  'persistence-changed': {
    title: '테이블을 logged 또는 unlogged로 변경',
    what: '이전부터 있던 테이블에 대한 `ALTER TABLE … SET LOGGED` 또는 `SET UNLOGGED`.',
    why: '테이블과 모든 인덱스를 새로 쓰며, 그동안 읽기와 쓰기가 대기합니다. unlogged 테이블은 크래시 후에 비워지며, 복제본에는 아예 없습니다.',
    safe: '원하는 종류의 새 테이블을 배치로 채우고 이름을 맞바꿉니다. 잃어버려도 문제가 없는 테이블만 unlogged로 만듭니다.',
  },
  'policy-dropped': {
    title: '정책 삭제',
    what: '이전부터 있던 테이블의 행 수준 보안 정책이 마지막에 그 이름으로 없음.',
    why: '허용(permissive) 정책은 행을 보여 줍니다. 없어지면 행이 보이지 않으며, 어떤 오류도 이를 알리지 않습니다. 제한(restrictive) 정책은 행을 숨깁니다. 없어지면 행이 보이게 됩니다. 정책이 하나도 남지 않으면 소유자 외에는 아무도 행을 보지 못합니다.',
    safe: '정책을 `ALTER POLICY`로 변경하거나, 하나의 트랜잭션에서 이전 것을 삭제하기 전에 새것을 만듭니다. 그런 다음 각 롤로(`SET ROLE`) 행 수를 셉니다.',
  },
  'primary-key-builds-index': {
    title: 'PRIMARY KEY가 인덱스를 그 자리에서 만듦',
    what: '기존 테이블의 기존 컬럼에 대한, `USING INDEX` 없는 `ADD PRIMARY KEY`.',
    why: 'ACCESS EXCLUSIVE 아래에서 인덱스를 만들고, NULL을 허용하는 컬럼에 NULL이 있는지 찾습니다. 끝날 때까지 읽기와 쓰기가 대기합니다. 중복이나 NULL이 하나라도 있으면 실패합니다.',
    safe: `고유 인덱스를 CONCURRENTLY로 만든 뒤, 그 인덱스로 키를 만듭니다:

\`\`\`sql
-- 먼저 스캔 없이 컬럼을 NOT NULL로 만들고(set-not-null-scans 참조), 그다음 트랜잭션 밖에서
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON t (id);
-- 그다음
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
\`\`\``,
  },
  'primary-key-dropped': {
    title: '기본 키 삭제',
    what: '기본 키가 있던 테이블에, 마이그레이션이 모두 끝나면 기본 키가 없음. 컬럼과 함께 없어지는 키는 `drop-column-takes-along`으로 보고함.',
    why: '행을 서로 구별해 주는 것이 더는 없으며, 복제 식별자(replica identity)도 잃습니다. 테이블이 논리 복제의 publication에 포함되는 곳에서는 이 테이블에 대한 모든 UPDATE와 DELETE가 실패합니다.',
    safe: `미리 만들어 둔 인덱스로, 하나의 구문에서 키를 교체합니다:

\`\`\`sql
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_new_key;
\`\`\`

또는 먼저 다른 식별자를 지정합니다: \`ALTER TABLE t REPLICA IDENTITY USING INDEX t_other_key\`.`,
  },
  'primary-key-on-nullable-column': {
    title: 'NULL일 수 있는 컬럼에 대한 PRIMARY KEY USING INDEX',
    what: '컬럼이 이전에 NOT NULL이 아니었던 `ADD PRIMARY KEY USING INDEX`.',
    why: '인덱스는 있지만, 컬럼은 키와 함께 NOT NULL이 됩니다. PostgreSQL이 ACCESS EXCLUSIVE 아래에서 모든 행을 읽으며, 그동안 읽기와 쓰기가 대기합니다. NULL이 하나라도 있으면 실패합니다.',
    safe: '먼저 잠금 아래의 스캔 없이 컬럼을 NOT NULL로 만듭니다(`set-not-null-scans` 참조). 그러면 `ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey`는 카탈로그만 변경합니다.',
  },
  'reapply-fails': {
    title: 'up, down 이후 다시 up을 실행할 수 없음',
    what: 'up과 down을 실행하여 스키마가 복원되었지만, 다시 up을 실행하면 실패하거나 다른 스키마가 됨.',
    why: '롤백한 뒤 고친 릴리스가 나가면, 그 마이그레이션은 첫 시도가 남긴 것을 만납니다. 대부분은 행입니다.',
    safe: 'up이 넣는 행을 down에서 되돌리거나, 그 행이 있어도 문제가 없도록 up을 작성합니다(`ON CONFLICT DO NOTHING`).',
  },
  'reindex-not-concurrent': {
    title: '쓰기를 대기시키며 인덱스를 다시 만듦',
    what: '이전부터 있던 인덱스에 대한, `CONCURRENTLY` 없는 `REINDEX`.',
    why: '다시 만드는 동안 테이블에 SHARE 잠금을, 인덱스에 ACCESS EXCLUSIVE 잠금을 유지합니다. 끝날 때까지 쓰기가 대기하며, 쿼리 계획을 세울 때 테이블의 모든 인덱스를 열기 때문에 읽기도 대기합니다.',
    safe: '트랜잭션 밖에서 `REINDEX INDEX CONCURRENTLY …` 또는 `REINDEX TABLE CONCURRENTLY …`로 다시 만듭니다. PostgreSQL 12 이전에서는 `CREATE INDEX CONCURRENTLY`로 두 번째 인덱스를 만들고, `DROP INDEX CONCURRENTLY`로 첫 번째를 삭제한 뒤, 이름을 변경합니다.',
  },
  'replica-identity-weakened': {
    title: '복제 식별자(replica identity) 제거',
    what: '이전부터 있던 테이블이 마지막에 `REPLICA IDENTITY NOTHING`임. 기본 식별자인 기본 키를 잃은 경우는 `primary-key-dropped`로 보고함.',
    why: '논리 복제는 복제 식별자(replica identity)로 행을 찾습니다. 테이블의 UPDATE나 DELETE가 publication에 포함되는 곳에서는, 그때부터 이 테이블에 대한 모든 UPDATE와 DELETE가 실패합니다.',
    safe: '기본 키가 있으면 `DEFAULT`로 두고, NULL이 아닌 컬럼의 고유 인덱스가 있으면 `USING INDEX`로 지정합니다. `FULL`은 어디서나 작동하지만 이전 행 전체를 전송합니다.',
  },
  'role-created': {
    title: '롤 생성',
    what: '풀 리퀘스트가 롤을 만듦.',
    why: '롤은 클러스터의 모든 데이터베이스가 공유합니다. 다른 데이터베이스나 환경에서 이미 만들었다면 구문이 실패하고, 관리형 서비스가 제한하는 CREATEROLE이 필요하며, 데이터베이스의 덤프에는 롤이 들어 있지 않습니다. 여기에 적은 암호는 저장소의 이력에 남습니다.',
    safe: `클러스터를 구성하는 곳에서, 파일에 암호를 적지 않고 롤을 만들거나, 마이그레이션이 두 경우 모두에 대처하게 합니다:

\`\`\`sql
DO $$ BEGIN CREATE ROLE app_reader NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
\`\`\``,
  },
  'rollback-differs': {
    title: '롤백이 다른 곳으로 이어짐',
    what: 'up 직후에 down을 실행했으며, 그 후의 스키마가 이전의 스키마가 아님.',
    why: '도구는 롤백했다고 말합니다. 그때 되돌려 놓은 코드는 한 번도 테스트된 적이 없는 스키마를 만나며, 다음 배포는 무언가가 이미 있어서 실패할 수 있습니다.',
    safe: 'up이 하는 모든 것을 down에서 역순으로 되돌립니다. 스키마를 복원하는 자동 생성된 down이 있으면 보고서에 나와 있습니다.',
  },
  'rollback-fails': {
    title: '롤백이 실패함',
    what: 'up 직후에 down을 실행했으며, 적용되지 않음.',
    why: 'down은 무언가에 불이 났을 때 필요하며, 그때 거기에서, 어쩌면 절반만 실행된 채로 멈춥니다.',
    safe: '여기에서 실행될 때까지 down을 고칩니다. 스키마를 복원하는 자동 생성된 down이 있으면 보고서에 나와 있습니다. 변경을 되돌릴 수 없다면, 그렇게 알리는 오류를 down이 내게 합니다.',
  },
  'routine-or-type-dropped': {
    title: '함수, 타입, 시퀀스 또는 extension 삭제',
    what: '이전부터 있던 함수, 프로시저, 집계 함수, 타입, 도메인, 시퀀스 또는 extension이 마지막에 이전 이름으로 없음: 삭제되었거나, 이름이 변경되었거나, 인수가 다른 것으로 대체됨.',
    why: '아직 실행 중인 코드는 이것을 호출하거나, 이 타입으로 캐스트하거나, 여기에서 번호를 받으며, 트랜잭션이 커밋되는 순간부터 실패합니다.',
    safe: '이전 것 옆에 새것을 만들고, 새것을 사용하는 코드를 릴리스한 뒤, 나중에 이전 것을 삭제합니다. 이름을 변경한 함수는 한 번의 릴리스 동안 이전 이름으로 얇은 래퍼를 남겨 둘 수 있습니다.',
  },
  'row-security-disabled': {
    title: '행 수준 보안 끔',
    what: '이전부터 있던 테이블에서 행 수준 보안이 꺼지며, 트랜잭션이 커밋될 때에도 꺼져 있음.',
    why: '정책이 더는 적용되지 않습니다. SELECT 권한이 있는 모든 롤에 모든 행이, 다른 테넌트의 행까지 보입니다.',
    safe: '마이그레이션에서 모든 행에 대해 작업하려면 테이블의 소유자(강제하지 않는 한 정책이 적용되지 않음)나 BYPASSRLS가 있는 롤을 사용하고, 행 수준 보안은 켜 둡니다. 완화하려면 정책을 변경합니다.',
  },
  'row-security-without-policy': {
    title: '행 수준 보안은 켜져 있고 정책은 없음',
    what: '이전부터 있던 테이블에서 행 수준 보안이 켜지며, 트랜잭션이 커밋될 때 정책이 없음.',
    why: '정책이 없으면 기본 동작은 거부입니다. 소유자(와 BYPASSRLS가 있는 롤)를 제외한 모든 롤이 어떤 행도 읽지 못하고 삽입하지도 못하며, 읽지 못하는 것은 어떤 오류로도 알려지지 않습니다.',
    safe: `먼저 정책을 만들고(아직 효과가 없음), 같은 트랜잭션의 마지막에 행 수준 보안을 켭니다:

\`\`\`sql
CREATE POLICY own_rows ON notes USING (owner_id = current_setting('app.user_id')::bigint);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
\`\`\``,
  },
};
