/** The words of rollout plans and runbooks in Korean: one for every id of `model/plan.ts`. */
import type { BackfillRefusal, PhaseId } from '../../../../model/plan-terms.ts';
import { code, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';
import type { Given } from '../../../messages/plan-steps.ts';
import { criteria, steps } from './plan-steps.ts';
import { runbookWords } from './runbook.ts';

type Words = Language['messages']['plan'];

const recipes: Words['recipes'] = {
  'add-column': '컬럼 추가',
  'drop-column': '컬럼 삭제',
  'drop-table': '테이블 삭제',
  'rename-column': '컬럼 이름 변경',
  'rename-table': '테이블 이름 변경',
  'type-change': '타입 변경',
  'not-null': '빈 값 금지',
  unique: '고유 키',
  'foreign-key': '외래 키',
  index: '인덱스',
  enum: 'enum 값',
  rewrite: '테이블 재작성(rewrite)',
  split: '이 풀 리퀘스트 분리',
};

const phases: Words['phases'] = {
  expand: '확장(expand)',
  'dual-write': '이중 쓰기(dual write)',
  backfill: '백필(backfill)',
  'flip-reads': '읽기 전환(flip reads)',
  soak: '관찰(soak)',
  contract: '축소(contract)',
};

const queries: Words['queries'] = {
  'columns-there': ({ name }) => say`${name('columns')} 중 ${name('table')} 테이블에 있는 컬럼`,
  'columns-gone': ({ name }) => say`${name('columns')} 중 ${name('table')} 테이블에 아직 남아 있는 컬럼`,
  'relation-there': ({ name }) => say`${name('table')} 있음`,
  'relation-gone': ({ name }) => say`${name('table')} 없어짐`,
  'row-count': ({ name }) => say`${name('table')} 테이블의 변경 전과 후의 행 수`,
  'nulls-left': ({ name }) => say`${name('table')} 테이블에서 ${name('column')} 값이 없는 행`,
  'old-and-new-differ': ({ name }) => say`${name('table')} 테이블에서 ${name('column')} 값이 이전 값과 다른 행`,
  sample: ({ name, figure }) =>
    say`${name('table')} 테이블에서 무작위로 고른 ${figure('rows')}행, 이전 값과 새 값을 나란히`,
  'rows-left': ({ name }) => say`${name('table')} 테이블에서 변경이 아직 닿지 않은 행`,
  duplicates: ({ name }) => say`${name('table')} 테이블에 중복된 ${name('column')} 값`,
  orphans: ({ name }) => say`${name('table')} 테이블에서 ${name('constraint')} 제약 조건이 거부할 행`,
  'not-valid-left': () => say`유효성 검사(VALIDATE)를 거치지 않은 제약 조건`,
  'invalid-indexes': () => say`INVALID 상태인 인덱스`,
  'value-there': ({ name }) => say`${name('object')}에 ${name('value')} 값이 있음`,
  'still-used': ({ name }) => say`${name('table')} 테이블을 아직 읽거나 쓰는지: 몇 분 간격으로 두 번 조회`,
};

const backs: Words['backs'] = {
  'drop-added': ({ name }) => say`${name('object')} 다시 삭제. 아직 이것에 의존하는 것이 없음`,
  'old-path': () => say`새 경로를 끔. 이전 컬럼에 모든 데이터가 있음`,
  'leave-rows': () => say`중단함. 이미 채운 값은 해가 없으며, 다음 실행은 그 지점부터 이어짐`,
  'reads-to-old': () => say`플래그를 0 %로 설정하거나 직전 코드를 릴리스함. 이전 쪽에 모든 데이터가 있음`,
  'drop-constraint': () => say`제약 조건을 이 단계 이전의 상태로 완화함`,
  'nullable-again': () => say`빈 값을 다시 허용함`,
  'rename-back': () => say`이전 이름으로 되돌림`,
  'type-back': ({ name }) => say`타입을 다시 ${name('from')} 타입으로 변경함. 더는 맞지 않는 값이 있으면 거부됨`,
  'value-stays': () => say`직전 코드를 릴리스함. PostgreSQL은 값을 제거할 수 없으므로 값은 남지만, 해는 없음`,
  'way-down': () => say`down을 실행함(롤백 참조)`,
  'restore-backup': ({ name }) =>
    say`${strong('돌이킬 수 없는 지점.')} ${name('object')}에 있던 내용은 백업에서만 되살릴 수 있음`,
};

const owed: Words['owed'] = {
  validate: ({ name }) =>
    say`${name('object')} 제약 조건의 유효성 검사(VALIDATE): 그 전부터 있던 행은 아직 검사되지 않음`,
  'drop-view': ({ name }) => say`이전 이름을 쓰는 코드가 더는 없을 때 ${name('object')} 뷰 삭제`,
  'drop-column': ({ name }) =>
    say`${name('object')} 컬럼 삭제, 단 그 값을 복사해 넣은 ${name('to')} 컬럼이 모든 곳에서 그 자리를 대신한 경우`,
};

const measures: Words['measures'] = {
  'error-rate-percent': (limit) => `오류율 ${limit} % 초과`,
  'replica-lag-s': (limit) => `복제 지연 ${limit}초 초과`,
  mismatches: (limit) => `이전 값과 새 값이 다른 행이 ${limit}개 초과`,
  'p99-percent': (limit) => `P99가 이전 경로보다 ${limit} % 넘게 높음`,
  'lock-wait-s': (limit) => `${limit}초 안에 잠금을 얻지 못함`,
  'failed-attempts': (limit) => `연속 ${limit}회 시도 실패`,
};

const reactions: Words['reactions'] = {
  'switch-off': '새 경로를 끔',
  throttle: '속도를 낮춤',
  'pause-and-halve': '일시 중지하고 배치 크기를 절반으로 줄임',
  stop: '중단함',
  'ramp-to-zero': '0 %로 되돌림',
  'go-back': '되돌림',
};

const risks: Words['risks'] = {
  'blocks-traffic': ({ name }) => say`${name('object')} 테이블을 다시 쓰는 동안 아무도 사용할 수 없음`,
  'loses-data': ({ name }) => say`${name('object')}의 내용은 복원되지 않음`,
  'breaks-running-code': ({ name }) => say`실행 중인 코드에 ${name('object')}의 사용처가 아직 있음`,
  'rows-disagree': ({ name }) => say`${name('object')}의 행 때문에 변경이 거부됨`,
  'loads-database': ({ name }) => say`${name('object')} 테이블의 백필이 다른 작업을 느리게 함`,
  'fills-disk': ({ name }) => say`${name('object')} 테이블의 두 번째 사본이 디스크를 채움`,
  'no-proven-way-back': () => say`롤백이 입증되지 않음`,
  'size-unknown': ({ name }) => say`${name('object')} 테이블이 예상보다 큼`,
};

const mitigations: Words['mitigations'] = {
  'blocks-traffic': '레시피, 온라인 도구 또는 작업 시간대',
  'loses-data': '복원해 본 백업과 시니어의 서명',
  'breaks-running-code': '관찰(soak)이 끝난 뒤에만 축소(contract)',
  'rows-disagree': '검증 쿼리를 먼저 실행',
  'loads-database': '페이지 단위 처리, 중간 휴지, 복제본 주시',
  'fills-disk': '여유 공간을 먼저 측정',
  'no-proven-way-back': '롤백을 작성하고 리허설',
  'size-unknown': 'countersign stats 실행',
};

const refusals: Words['refusals'] = {
  'no-key': '기본 키도, NULL 없는 고유 키도 없어 행을 순서대로 순회할 수 없음',
  'value-unknown': '기존 행에 넣을 값이 어떤 마이그레이션에도 없음',
  'not-readable': '구문이 조인하거나 행을 반환하거나 여러 작업을 하므로 안전하게 페이지로 나눌 수 없음',
  'key-changes': '행을 순회할 기준이 되는 키를 변경함',
  'no-ordinary-table': '일반 테이블이 아님',
};

/** A phase of the plan for an object; a plan without phases has no name for one. */
function at({ name, figure }: Given) {
  const phase = phases[figure('phase') as PhaseId] ?? '';
  return say`${name('object')} 계획${phase === '' ? '' : `의 ${phase} 단계`}`;
}

const gaps: Words['gaps'] = {
  'no-entry': (given) => say`${at(given)}: 시작 조건이 없습니다. 합의하여 정하십시오.`,
  'no-steps': (given) => say`${at(given)}: 절차가 없습니다. 작성하십시오.`,
  'no-exit': (given) => say`${at(given)}: 완료 조건이 없습니다. 합의하여 정하십시오.`,
  'no-check': (given) => say`${at(given)}: 무결성 확인 없이 끝납니다. 확인 쿼리를 작성하십시오.`,
  'no-way-back': (given) => say`${at(given)}: 되돌릴 방법이 없습니다. 마련하십시오.`,
  'no-threshold': (given) => say`${at(given)}: 되돌리기를 결정할 수치가 없습니다. 합의하여 정하십시오.`,
  'not-restartable': ({ name }) =>
    say`${name('table')} 테이블의 백필은 이어서 실행할 수 없습니다. 체크포인트를 추가하십시오.`,
  'no-return-unnamed': ({ name }) =>
    say`${name('object')}의 내용이 손실되지만, 어느 구문부터인지 알 수 없습니다. 돌이킬 수 없는 지점을 합의하여 정하십시오.`,
  'duration-unknown': ({ figure }) =>
    say`롤아웃에 걸리는 시간: 프로덕션에서 테이블 ${figure('tables')}개의 크기를 알 수 없습니다. ${code('countersign stats --database URL')} 명령을 실행하고 결과 파일을 커밋하십시오.`,
  'backfill-by-hand': ({ name, figure }) =>
    say`${name('table')} 테이블의 백필을 생성할 수 없습니다: ${refusals[figure('refused') as BackfillRefusal]}.`,
};

const weights: Words['weights'] = {
  light: '가벼움(light): 언제든지, 별도 절차 없음',
  standard: '표준(standard): 트래픽이 적을 때, 한 사람이 지켜봄',
  detailed: '상세(detailed): 작업 시간대, 팀 대기, 먼저 프로덕션 크기의 사본에서 리허설',
  'war-room':
    '워룸(war room): 24시간 전에 공지한 긴 작업 시간대, 먼저 전체 백업, 관련된 모든 사람이 하나의 통화에 참여',
};

const preconditions: Words['preconditions'] = {
  'unique-key': '기본 키 또는 NULL 없는 고유 키',
  'no-triggers': '복사 작업에 반응하면 안 되는 자체 트리거가 없음',
  'ordinary-table': '로그가 기록되는(logged) 일반 테이블',
  'disk-twice': '테이블 크기의 약 두 배인 디스크 여유 공간',
  'extension-installed': 'extension이 설치되어 있음',
  'logical-decoding': 'wal_level이 logical임',
};

const moments: Words['moments'] = {
  announce: [
    '고객에게 알림',
    '<날짜> <시작 시각>부터 <종료 시각>까지 데이터베이스를 점검합니다. <고객이 겪게 될 영향>.',
  ],
  'final-check': [
    '사전 점검을 마지막으로 실행',
    '사전 점검 완료: <결과>. 1시간 후에 시작합니다 / <이유> 때문에 시작하지 않습니다.',
  ],
  'status-page': ['공지하고 상태 페이지 설정', '30분 후에 점검을 시작합니다.'],
  start: ['시작', '시작했습니다. 첫 단계가 끝나면 다시 알리겠습니다.'],
  'phase-done': ['각 단계가 끝난 뒤', '<n> 단계 완료 및 검증됨. 계속합니다 / <이유> 때문에 중단합니다.'],
  end: ['종료', '완료했습니다. <소요 시간>, <결과>, <아직 남은 일>.'],
};

const volumes: Words['volumes'] = {
  small: (rows) => `약 ${rows}행: 단순 실행`,
  medium: (rows) => `약 ${rows}행: 페이지 단위로, 진행 상황을 지켜보며`,
  large: (rows) => `약 ${rows}행: 예약된 워커로, 속도를 제한하고 관찰하며`,
  unknown: () => '크기 알 수 없음: 큰 것으로 보고, 작은 페이지 단위로',
};

const worked: Words['worked'] = {
  resume: '현재 위치를 가져옵니다(한 행, 없으면 이미 끝난 것임):',
  firstPage: '마지막 키가 없으면 첫 페이지: 크기, 첫 키, 마지막 키:',
  nextPage: '마지막 키가 있으면 그다음 페이지:',
  apply: '첫 키부터 마지막 키까지, 페이지의 행을 변경합니다:',
  checkpoint: '체크포인트를 옮깁니다: 마지막 키, 페이지의 행 수, 변경된 행 수:',
};

const duration: Words['duration'] = {
  range: (from, to, size, date) =>
    say`${from}에서 ${to}까지, ${date} 통계의 ${size} 기준, 20–200 MB/s 및 페이지당 0.05–1 s로 계산`,
  moment: say`순간: 행 수에 따라 늘어나는 것이 없음`,
  unknown: (tables) => say`검증 필요: 테이블 ${tables}개의 크기를 알 수 없음`,
};

export const planWords: Words = {
  recipes,
  phases,
  criteria,
  steps,
  queries,
  backs,
  owed,
  measures,
  reactions,
  risks,
  mitigations,
  gaps,
  weights,
  preconditions,
  moments,
  levels: { low: '낮음', medium: '보통', high: '높음' },
  volumes,
  refusals,
  parts: {
    plan: '롤아웃 계획',
    backfill: '백필',
    rollback: '롤백',
    runbook: '런북',
    afterDeploy: '배포 후',
    tools: '온라인 도구',
  },
  weight: (words) => say`${strong('런북:')} ${words}.`,
  light: say`적용하고, 이것이 필요한 코드를 릴리스하고, 한 번 확인합니다. 롤백은 입증되었습니다.`,
  phase: '단계',
  action: '절차',
  criterion: '조건',
  enter: '시작 조건',
  verify: '검증',
  back: '되돌리기',
  exit: '완료 조건',
  turnBack: '되돌리는 기준',
  moment: (minutes) => (minutes === 0 ? 'T0' : minutes % 60 === 0 ? `T−${-minutes / 60}시간` : `T−${-minutes}분`),
  expects: { none: '행 없음', number: (answer) => String(answer), read: '읽고 판단' },
  batches: (rows, pauseMs) => `${rows.toLocaleString('ko')}행 단위의 페이지, 페이지 사이 ${pauseMs} ms`,
  psql: 'psql용, 트랜잭션 밖에서 실행합니다. 이어서 실행하려면 다시 실행합니다:',
  worker: '워커용: 각 페이지와 그 체크포인트를 하나의 트랜잭션에서 처리하며, 빈 페이지가 나오면 끝납니다.',
  worked,
  elsewhere: 'SQL이 너무 길어 여기에 담을 수 없습니다. 런북과 JSON에 있습니다.',
  left: '남은 작업, 마지막에는 0이어야 함:',
  unfilled: (table, why) => say`${table}: SQL 없음, 이유: ${why}.`,
  instead: '(같은 작업을 트래픽과 병행하여 수행)',
  afterwards: '(백필이 남긴 빈 공간을 회수)',
  met: { yes: '충족', no: '충족하지 않음', unknown: '검증 필요' },
  duration,
  noReturn: (object, place) =>
    say`${strong('돌이킬 수 없는 지점:')} ${place}, 여기서부터 ${object}의 내용은 복원되지 않습니다.`,
  moreRecipes: (amount) => `… 런북에 레시피 ${amount}개 더`,
  runbook: runbookWords,
};
