/** What a phase of a rollout asks for and does, in Korean. */
import { say } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

type Words = Language['messages']['plan'];

export const criteria: Words['criteria'] = {
  'signed-off': () => say`정책이 요구하는 모든 사람이 서명함`,
  'previous-done': () => say`앞 단계가 완료 조건을 모두 충족함`,
  'backup-restored': () => say`백업을 한 번 복원하여 확인함`,
  'off-peak': () => say`트래픽이 적고, 늘어날 것으로 예상하는 사람이 없음`,
  'code-released': () => say`이것이 필요한 코드가 모든 곳에 릴리스됨`,
  'no-code-uses': ({ name }) => say`실행 중인 것 중에 ${name('object')}의 사용처가 더는 없음`,
  'releases-passed': ({ figure }) => say`되돌린 일 없이 릴리스 ${figure('releases')}회가 지남`,
  'disk-free': ({ size }) => say`디스크 여유 공간이 ${size('bytes')}보다 많음`,
  'dependents-carried': ({ name }) => say`${name('objects')}에 해당하는 것이 새 컬럼에도 있으며 유효함`,
  'check-is-zero': () => say`앞 단계의 확인 쿼리가 아무것도 찾지 못함`,
  'structure-there': () => say`스키마가 예상과 같음`,
  gone: ({ name }) => say`${name('object')} 제거됨, 이것을 찾는 요청도 없음`,
  'errors-below': ({ figure }) => say`오류율이 ${figure('percent')} % 미만으로 유지됨`,
  'no-mismatch': () => say`모든 행에서 이전 값과 새 값이 일치함`,
  'backfill-finished': () => say`백필이 끝났고, 대상 행이 하나도 남지 않음`,
  ramped: ({ figure }) => say`읽기의 ${figure('percent')} %가 새 경로를 사용함`,
  soaked: ({ figure }) => say`100 %에서 ${figure('hours')}시간 동안 경보 없음`,
  'p99-within': ({ figure }) => say`P99가 이전 경로 대비 ${figure('percent')} % 이내임`,
  'index-valid': () => say`인덱스가 유효함(valid)`,
  validated: () => say`제약 조건의 유효성 검사(VALIDATE)가 끝남`,
};

export const steps: Words['steps'] = {
  'set-guards': () => say`세션의 보호 설정을 적용하고, 잠금을 얻지 못하면 나중에 다시 시도합니다.`,
  'add-column': ({ name }) => say`${name('table')} 테이블에 ${name('column')} 컬럼을 추가합니다.`,
  'add-index': ({ name }) =>
    say`트랜잭션 밖에서 ${name('index')} 인덱스를 만듭니다. INVALID 상태로 남으면 삭제하고 다시 만듭니다.`,
  'add-unchecked': ({ name }) =>
    say`${name('constraint')} 제약 조건을 추가합니다. 새 행에는 적용되며, 기존 행은 아직 읽지 않습니다.`,
  validate: ({ name }) =>
    say`${name('constraint')} 제약 조건의 유효성을 검사합니다(VALIDATE). 그동안 읽기와 쓰기는 계속됩니다.`,
  'set-not-null': ({ name }) =>
    say`NOT NULL을 설정합니다. ${name('constraint')} 제약 조건이 이미 유효하므로 아무 행도 읽지 않습니다.`,
  loosen: ({ name }) =>
    say`${name('from')} 컬럼이 비어 있는 것을 허용합니다. 앞으로 아무도 여기에 쓰지 않기 때문입니다.`,
  'attach-constraint': ({ name }) => say`인덱스를 ${name('constraint')} 제약 조건으로 만듭니다.`,
  'carry-dependents': ({ name }) =>
    say`${name('from')} 컬럼에만 있는 것을 ${name('to')} 컬럼에도 만듭니다: ${name('objects')}.`,
  'sync-trigger': ({ name }) =>
    say`이전 코드가 ${name('from')} 컬럼에 쓰는 값을 트리거가 ${name('to')} 컬럼에도 넣게 합니다.`,
  'write-both': ({ name }) =>
    say`${name('from')} 컬럼과 ${name('to')} 컬럼에 모두 쓰는 코드를 플래그로 감싸 릴리스합니다.`,
  'always-write': ({ name }) => say`${name('column')} 컬럼을 절대 비워 두지 않는 코드를 릴리스합니다.`,
  'run-backfill': ({ name }) => say`${name('table')} 테이블의 백필을 실행합니다(백필 참조).`,
  'fill-by-hand': ({ name }) =>
    say`${name('to')} 컬럼을 페이지 단위로 채웁니다. 넣을 값이 어떤 마이그레이션에도 없으므로 먼저 값을 정합니다.`,
  'ramp-reads': ({ figure }) => say`새 쪽을 읽는 코드를 플래그로 감싸 릴리스합니다: ${figure('ramp')} %.`,
  'release-code': () => say`이 변경에 맞춘 코드를 릴리스합니다.`,
  'stop-using': ({ name }) => say`${name('object')}의 사용을 중단한 코드를 릴리스합니다. 이 저장소 밖도 살펴봅니다.`,
  watch: ({ figure }) => say`${figure('hours')}시간 동안 지켜봅니다.`,
  'drop-column': ({ name }) => say`${name('object')} 컬럼을 삭제합니다.`,
  'drop-table': ({ name }) => say`${name('object')} 테이블을 삭제합니다.`,
  'swap-names': ({ name }) =>
    say`하나의 트랜잭션에서 이전 ${name('from')} 컬럼을 삭제하고, 그 이름을 ${name('to')} 컬럼에 줍니다.`,
  'rename-with-view': ({ name }) => say`이름을 변경하고, ${name('from')} 이름으로 뷰를 남깁니다.`,
  'drop-view': ({ name }) => say`${name('object')} 뷰를 삭제합니다.`,
  'change-type': ({ name }) =>
    say`타입을 ${name('from')} 타입에서 ${name('to')} 타입으로 변경합니다. 행은 그대로 유지됩니다.`,
  'add-value': ({ name }) => say`어떤 코드든 ${name('value')} 값을 쓰기 전에, 이 값을 추가합니다.`,
  'as-written': ({ name }) => say`${name('table')} 테이블에 실행합니다.`,
  'online-tool': () => say`이 작업 시간대 대신 온라인 도구를 고려합니다(아래 참조).`,
  'first-pull-request': () => say`첫 번째 풀 리퀘스트: 추가하는 변경.`,
  'second-pull-request': () => say`두 번째 풀 리퀘스트, 몇 번의 릴리스 이후: 제거하는 변경.`,
};
