/** What the rules with s find, why it matters and what is safe, in Korean. */
import type { Language } from '../../../language.ts';

export const rulesS: Language['rules'] = {
  'schema-dropped': {
    title: '스키마 삭제',
    what: '이전부터 있던 스키마가, 그 안의 모든 테이블과 함께, 풀 리퀘스트의 마지막에 없음.',
    why: '트랜잭션이 커밋되면 그 테이블들의 모든 행이 사라지며, 그 안의 무엇이든 이름을 쓰는 실행 중인 코드는 실패합니다. `DROP SCHEMA … CASCADE`는 프로덕션이 그 안에 가진 모든 것을, 어떤 마이그레이션도 만들지 않은 것까지 제거합니다.',
    safe: '프로덕션이 그 안에 가진 것을 나열하고(`\\d schema.*`), 덤프하고(`pg_dump -n`), 축소(contract) 마이그레이션에서 객체를 하나씩 삭제한 뒤, 무언가 남아 있으면 PostgreSQL이 거부하도록 빈 스키마를 `CASCADE` 없이 삭제합니다.',
  },
  'schema-moved': {
    title: '테이블 또는 뷰가 다른 스키마로 이동',
    what: '이전부터 있던 테이블이나 뷰가, `SET SCHEMA`로 또는 스키마의 이름이 변경되어, 마지막에 다른 스키마에 있음.',
    why: '스키마와 함께 이름을 쓰는 실행 중인 코드는 즉시 실패하며, `search_path`에 새 스키마가 없는 코드도 실패합니다. 새 스키마에 대한 권한(`USAGE`)도 필요합니다.',
    safe: '읽는 쪽에 새 스키마의 `USAGE`를 부여하고, 테이블을 옮기면서 같은 트랜잭션에서 이전 이름으로 뷰를 남겨, 모든 코드가 새 위치를 알 때까지 유지합니다. 스키마라면 이름을 변경하지 말고, 새 스키마를 만들어 테이블을 이렇게 옮깁니다.',
  },
  'security-definer-search-path': {
    title: 'search_path가 없는 SECURITY DEFINER',
    what: '함수나 프로시저가 소유자의 권한으로 실행되며, 풀 리퀘스트의 마지막에 자체 `search_path`를 설정하지 않음.',
    why: '본문의 이름은 호출하는 쪽의 스키마에서 찾습니다. 객체를 만들 수 있는 호출자는(`pg_temp`에는 누구나 만들 수 있음) 같은 이름의 테이블이나 함수를 앞에 두어, 소유자가 그것을 실행하게 할 수 있습니다.',
    safe: `\`pg_temp\`를 마지막에 두어 고정하거나, 비워 두고 모든 이름을 완전하게 적습니다:

\`\`\`sql
ALTER FUNCTION close_account(bigint) SET search_path = app, pg_temp;
\`\`\`

그리고 같은 트랜잭션에서 PUBLIC의 EXECUTE를 회수합니다.`,
  },
  'sequence-reset': {
    title: '시퀀스를 다른 번호로 설정',
    what: '`setval` 또는 `RESTART`가 이전부터 있던 시퀀스를 설정함.',
    why: '행에 이미 있는 번호보다 작게 설정하면, 다음 INSERT들이 하나씩 차례로 중복 키로 실패합니다. `setval`은 트랜잭션과 함께 롤백되지 않으며, 그 사이에 다른 세션이 번호를 받았을 수 있습니다.',
    safe: `테이블에 대한 쓰기를 막은 채로, 행의 값을 기준으로, 언제나 앞으로만 설정합니다:

\`\`\`sql
LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE;
SELECT setval('orders_id_seq', (SELECT max(id) FROM orders));
\`\`\``,
  },
  'session-setting-leaks': {
    title: '마이그레이션 이후에도 남는 설정',
    what: 'SQL의 의미를 바꾸는 설정에 대한, `LOCAL` 없는 `SET` 또는 `set_config(…, false)`이며, 같은 마이그레이션에서 재설정하지 않음.',
    why: '연결이 유지되는 동안 남습니다. 도구는 적용 대기 중인 모든 마이그레이션을, 풀러(pooler)는 전혀 다른 클라이언트를 같은 연결에서 실행합니다. 다음에 오는 것은 작성자가 본 적 없는 `search_path`나 롤 아래에서 실행되며, 따로 배포하면 또 다르게 실행됩니다.',
    safe: '트랜잭션 안에서는 `SET LOCAL`을 사용하거나, 대신 이름에 스키마를 명시합니다. 트랜잭션 밖에서는 파일을 `RESET search_path`로 끝냅니다.',
  },
  'set-expression-rewrites': {
    title: '저장되는(STORED) 생성 컬럼의 표현식 변경',
    what: '저장되는(STORED) 생성 컬럼에 대한 `ALTER COLUMN … SET EXPRESSION`.',
    why: '모든 행의 값을 한꺼번에 계산하여 씁니다. 테이블과 모든 인덱스를 재작성(rewrite)하며, 그동안 읽기와 쓰기가 대기합니다.',
    safe: '트리거가 새 표현식으로 최신 상태를 유지하는 일반 컬럼을 추가하고, 기존 행을 배치로 채우고, 애플리케이션을 전환한 뒤, 이전 컬럼을 삭제합니다. `VIRTUAL` 컬럼(PostgreSQL 18)은 비용 없이 표현식을 변경합니다.',
  },
  'set-not-null-scans': {
    title: 'SET NOT NULL이 테이블 전체를 읽음',
    what: '기존 테이블에 대한, 이를 입증하는 유효성 검사를 마친 CHECK가 없는 `ALTER COLUMN … SET NOT NULL`.',
    why: 'PostgreSQL이 NULL을 찾기 위해 모든 행을 읽으며, 그동안 ACCESS EXCLUSIVE를 유지합니다. 어떤 종류의 쿼리도 통과하지 못합니다. NULL이 하나라도 있으면 실패합니다.',
    safe: `\`NOT VALID\`로 추가하고 나중에 유효성을 검사한 제약 조건으로, NULL이 없음을 미리 입증합니다.

18 이상:

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_c_not_null NOT NULL c NOT VALID;
-- 이후의 마이그레이션에서
ALTER TABLE t VALIDATE CONSTRAINT t_c_not_null;
\`\`\`

12부터 17까지:

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_c_known CHECK (c IS NOT NULL) NOT VALID;
-- 이후의 마이그레이션에서
ALTER TABLE t VALIDATE CONSTRAINT t_c_known;
ALTER TABLE t ALTER COLUMN c SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT t_c_known;
\`\`\`

12 이전에서는 NOT NULL 대신 CHECK를 그대로 둡니다.`,
  },
  'style-char-type': {
    title: 'char(n) 타입의 컬럼',
    what: '`char(n)` 타입의 새 컬럼.',
    why: '값을 전체 길이까지 공백으로 채우며, 비교에서는 이 공백을 무시하지만 `LIKE`는 무시하지 않습니다. `text`보다 작지도 빠르지도 않습니다.',
    safe: '`text`를 사용하고, 길이가 중요하면 `CHECK (length(code) = 2)`를 둡니다.',
  },
  'style-integer-primary-key': {
    title: '4바이트 이하의 기본 키',
    what: '새 테이블의 기본 키가 하나의 `integer` 또는 `smallint` 컬럼임.',
    why: '2,147,483,647에 이르면 INSERT가 실패하며, 실패한 INSERT의 번호도 소모됩니다. `bigint`로 바꾸려면 테이블과 이를 참조하는 모든 것을 재작성(rewrite)합니다.',
    safe: '`bigint GENERATED ALWAYS AS IDENTITY` 또는 `uuid`를 사용합니다(18부터는 `uuidv7()`로 버전 7).',
  },
  'style-json-type': {
    title: 'json 타입의 컬럼',
    what: '`json` 타입의 새 컬럼.',
    why: '텍스트로 저장되어 사용할 때마다 파싱되며, 같음 비교가 없고(따라서 `DISTINCT`도 고유 인덱스도 없음) GIN 인덱스도 없습니다.',
    safe: '공백, 키의 순서, 반복되는 키까지 원문 그대로가 중요한 경우가 아니라면 `jsonb`를 사용합니다.',
  },
  'style-missing-if-exists': {
    title: 'IF EXISTS 없는 DROP',
    what: '객체가 없으면 실패하는 `DROP`.',
    why: '마이그레이션이 하나의 트랜잭션에서 실행되지 않고 중간에 멈추면, 다시 실행할 때 앞서 이미 삭제한 것에서 실패합니다.',
    safe: '트랜잭션 밖에서 실행되는 마이그레이션에서는 `DROP … IF EXISTS`로 작성합니다.',
  },
  'style-mixed-case-identifier': {
    title: '따옴표로 묶어야 하는 이름',
    what: '새 테이블이나 컬럼의 이름에 대문자, 공백 또는 기호가 있음.',
    why: 'PostgreSQL은 따옴표로 묶지 않은 이름을 소문자로 바꿉니다. 그래서 SQL을 작성하는 모든 사람이 이 이름을 어디서나 따옴표로 묶어야 하며, 잊으면 그런 이름이 없다는 말을 듣습니다.',
    safe: '`lower_case_with_underscores` 형식을 사용하고, 애플리케이션의 매핑이 변환하게 합니다.',
  },
  'style-money-type': {
    title: 'money 타입의 컬럼',
    what: '`money` 타입의 새 컬럼.',
    why: '값을 어떻게 읽고 출력하며 몇 자리를 유지하는지가 각 서버와 세션의 `lc_monetary` 설정에 달려 있으며, 통화를 알지 못합니다.',
    safe: '`numeric(12, 2)`와 통화를 위한 컬럼을 사용하거나, `bigint`에 최소 화폐 단위의 정수로 저장합니다.',
  },
  'style-serial': {
    title: 'identity 대신 serial',
    what: '새 컬럼이 `serial`처럼 시퀀스에서 기본값을 받음.',
    why: '시퀀스에는 자체 권한이 있고, `INSERT`가 시퀀스를 거치지 않고 아무 번호나 쓸 수 있으며, 테이블의 사본(`LIKE`)이 시퀀스를 공유합니다. identity 컬럼에는 이런 문제가 없으며, 표준 SQL입니다.',
    safe: '`bigint GENERATED ALWAYS AS IDENTITY`를 사용하고, 행을 번호와 함께 복사하는 곳에서는 `BY DEFAULT`를 사용합니다.',
  },
  'style-timestamp-without-time-zone': {
    title: '시간대 없는 timestamp',
    what: '`timestamp`(시간대 없음) 타입의 새 컬럼.',
    why: '어느 벽에 걸린 시계가 가리키는 값을 담습니다. 그것이 어느 순간인지는 아무도 적어 두지 않은 시간대에 달려 있으며, `now()`와 비교할 때는 세션의 시간대를 사용합니다.',
    safe: '`timestamptz`를 사용합니다. 똑같이 8바이트를 차지하며, 순간을 저장합니다.',
  },
  'style-unnamed-constraint': {
    title: '이름 없는 제약 조건',
    what: '이름을 지정하지 않고 제약 조건을 추가하는 `ALTER TABLE … ADD`.',
    why: 'PostgreSQL이 이름을 임의로 지으며, 이미 있는 이름이면 번호를 붙입니다. 이력이 다른 데이터베이스에서는 이름이 다를 수 있어, 이후의 `DROP CONSTRAINT`가 일부에만 맞습니다.',
    safe: '이름을 지정합니다: `ADD CONSTRAINT orders_total_positive CHECK (total > 0)`.',
  },
  'style-varchar-limit': {
    title: '길이 제한이 있는 varchar',
    what: '`varchar(n)` 타입의 새 컬럼.',
    why: '`text`보다 작지 않습니다. 제한을 줄이면 테이블을 재작성(rewrite)하며, 이 컬럼을 사용하는 뷰가 있으면 제한을 전혀 변경할 수 없습니다. CHECK는 둘 다 없이 교체할 수 있습니다.',
    safe: '제한이 비즈니스 규칙이라면 `text`와 `CHECK (length(name) <= 80)`을 사용합니다.',
  },
};
