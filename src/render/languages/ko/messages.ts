/** Every fixed word that a person reads, in Korean: sentences in the formal polite style, labels and cells of tables as noun phrases. */
import { code, type Inline, join, say, strong } from '../../inline.ts';
import type { Language } from '../../language.ts';
import { boxWords } from './messages/boxes.ts';
import { checklistWords } from './messages/checklist.ts';
import { planWords } from './messages/plan.ts';
import { refusalWords } from './messages/refusals.ts';
import { replyWords } from './messages/replies.ts';
import { signoffWords } from './messages/signoffs.ts';
import { statusWords } from './messages/status.ts';
import { trackingWords } from './messages/tracking.ts';

type Words = Language['messages'];

const changeClass: Words['changeClass'] = {
  expand: '확장(expand): 추가만 함',
  backfill: '백필(backfill): 행을 바꾸며, 행의 구조는 바꾸지 않음',
  contract: '축소(contract): 실행 중인 코드가 사용할 수 있는 것을 제거하거나 좁힘',
  mixed: '한 풀 리퀘스트에 확장(expand)과 축소(contract)가 함께 있음: 분리 권장',
  neutral: '중립(neutral)',
};

const history: Words['history'] = {
  edited: (path) => say`${path} 파일이 수정됨. 이미 실행한 데이터베이스에서는 다시 실행되지 않음`,
  removed: (path) => say`${path} 파일이 삭제됨. 이미 실행한 데이터베이스에는 실행 결과가 그대로 남음`,
  renamed: (path, other) => (other ? say`파일 이름이 변경됨: ${other} → ${path}` : say`${path} 파일의 이름이 변경됨`),
  'out-of-order': (path, other) =>
    other
      ? say`${path} 파일이 이미 기준(base) 브랜치에 있는 ${other} 파일보다 앞 순서임`
      : say`${path} 파일의 순서가 맞지 않음`,
  'duplicate-version': (path, other) =>
    other ? say`${path} 파일의 버전이 ${other} 파일과 같음` : say`${path} 파일의 버전은 이미 사용 중임`,
};

const headline: Words['headline'] = {
  noMigrations: '이 풀 리퀘스트에는 데이터베이스 마이그레이션이 없음',
  review: '마이그레이션 검토',
  nothingBlocks: '차단하는 것 없음',
  waiting: '서명 대기 중',
  unverified: '리허설하지 않음, 검증 필요',
  partly: '전부 리허설한 것은 아님',
  nothing: '아무것도 리허설하지 않음',
  blocked: '병합 차단됨',
  doesNotApply: '적용되지 않는 마이그레이션이 있음, 병합 차단됨',
  notAnalysed: '분석할 수 없음, 병합 차단됨',
};

const stats: Words['stats'] = {
  counts: (migrations, statements) => `마이그레이션 ${migrations}개, 구문 ${statements}개`,
  // What the English says between the counts and the name of the engine.
  rehearsed: '· 리허설 엔진:',
  embedded: '내장',
  target: (version) => `버전 ${version} 기준으로 판단`,
  requiresVerification: (amount) => `검증 필요 ${amount}건`,
};

const facts: Words['facts'] = {
  blockedBy: '차단 이유',
  waitingFor: '대기 중',
  why: '이유',
  risk: '위험 요인',
  blocks: '막히는 작업',
  breaks: '호환성 깨짐',
  rollback: '롤백',
  class: '변경 분류',
  signoffs: '서명',
  override: '강제 통과',
  unrehearsed: '리허설하지 않음',
  more: (amount) => `외 ${amount}건`,
};

/** The name of the relation and its size stand between who waits and how long. */
const blocks: Words['blocks'] = {
  readsAndWrites: '읽기와 쓰기:',
  writes: '쓰기:',
  rewrite: '전체를 다시 쓰는(rewrite) 동안',
  build: '인덱스를 만드는 동안',
  scan: '모든 행을 읽는 동안',
  held: (number) => `구문 ${number} 다음에 트랜잭션이 끝날 때까지`,
  moment: '순간적으로만: 재작성(rewrite) 없음, 전체 스캔 없음',
};

const breaks: Words['breaks'] = {
  removed: (object) => say`${object} 제거됨`,
  renamed: (from, to) => say`이름 변경됨: ${from} → ${to}`,
  retyped: (object, from, to) => say`${object} 타입 변경됨: ${from} → ${to}`,
  references: (reads, writes, unclear): Inline => {
    const uses = [
      reads > 0 ? say`아직 ${reads}곳에서 읽음` : [],
      writes > 0 ? say`${writes}곳에서 씀` : [],
      unclear > 0 ? say`${unclear}곳에 이름이 나옴` : [],
    ];
    return reads + writes + unclear > 0 ? join(uses, ', ') : say`이 저장소에서 사용하는 곳을 찾지 못함`;
  },
};

const rollback: Words['rollback'] = {
  up: 'up',
  down: 'down',
  upAgain: '다시 up',
  failed: '실패',
  restored: '스키마 복원됨',
  dataLost: '데이터 손실',
  differs: '실행 후 스키마가 다름',
  irreversible: '되돌릴 방법 없음',
  notRun: '리허설하지 않음',
  notFinished: '끝나지 않음',
  generated: '작성된 것이 없어 자동 생성됨',
  onlyGenerated: '작성된 롤백이 없어, 자동 생성한 롤백을 리허설함',
  losesContents: (objects) => say`스키마는 복원되지만 ${objects}의 내용은 복원되지 않음`,
  losesOnly: (objects) => say`${objects}의 내용은 복원되지 않음`,
  summary: {
    differs: (amount) => say`롤백 후 스키마에 차이 ${amount}건이 남음`,
    fails: say`롤백이 실패함`,
    irreversible: say`되돌릴 방법이 없음`,
    'not-run': say`롤백을 리허설하지 않음`,
  },
  reapplyFails: say`down 이후 다시 up을 실행하면 실패함`,
  reapplyDiffers: say`down 이후 다시 up을 실행하면 다른 스키마가 됨`,
  title: '롤백',
  generatedAlone: '자동 생성하여 리허설한 롤백:',
  generatedFor: (paths) => say`자동 생성하여 리허설한 롤백, 대상 ${paths}:`,
  emptied: (tables) =>
    say`다음 테이블에 행이 없는 상태로 실행했습니다: ${tables}. 구문이 값을 요구하는 곳에 값을 채우십시오.`,
  leftRows: (table, amount) => say`up이 넣은 ${amount}개 행이 남음: ${table}`,
  stops: (where, why) => say`${where}에서 중단됨: ${why}`,
  depends: (where, why, query) =>
    say`행이 허용할 때에만 통과함, 위치 ${where}: ${why}${query.length > 0 ? say`; 확인할 쿼리 ${query}` : []}`,
  tiers: {
    'column-order': (objects) => say`실행 후 열 순서만 다름: ${objects}`,
    'white-space': (objects) => say`실행 후 공백만 다름: ${objects}`,
    clock: (objects) => say`실행할 때마다 새로 기록되는 시각만 다름: ${objects}`,
  },
  refused: (paths, why) => say`복원하는 down을 찾지 못함, 대상 ${paths}: ${why}`,
  again: (where, why) => say`다시 실행한 up이 ${where}에서 중단됨: ${why}`,
  differences: 'down 실행 후 기준(base)과 다른 것:',
};

const findings: Words['findings'] = {
  title: '발견 사항',
  places: (amount) => `${amount}곳`,
  morePlaces: (amount) => `${amount}곳 더`,
  same: '위와 같음',
  explain: '문제가 되는 이유와 안전한 방법',
  why: '문제가 되는 이유:',
  safe: '안전한 방법:',
  suggestion: '제안하는 SQL',
  proven: '리허설함: 스키마는 같고 잠금은 더 약함',
  provenButOrder: '리허설함: 컬럼 순서 외에는 스키마가 같고 잠금은 더 약함',
  unproven: '리허설하지 않음',
  query: '먼저 프로덕션에서 확인할 쿼리',
  more: (amount) => `발견 사항 ${amount}건 더`,
  waived: '면제됨',
  because: '사유:',
  byCommand: (who) => say`(${who} 님이 명령으로 면제)`,
  until: (date) => `${date}까지`,
  waivedTitle: (amount) => `면제됨 (${amount})`,
};

const sections: Words['sections'] = {
  details: '자세히',
  changes: (amount) => `변경된 것 (${amount})`,
  locks: (amount) => `시간에 따른 잠금(lock) (${amount})`,
  references: (amount) => `읽고 쓰는 곳 (${amount})`,
  statements: '구문별 측정 결과',
  unverified: (amount) => `검증 필요 (${amount})`,
  notRehearsed: '리허설하지 않음:',
  history: (amount) => `변경된 마이그레이션 이력 (${amount})`,
  replay: (amount) => `작성된 그대로 재생되지 않은 기준(base) (${amount})`,
  more: (amount) => `… 외 ${amount}건`,
};

const changes: Words['changes'] = {
  add: '추가됨',
  remove: '제거됨',
  alter: '변경됨',
  rename: '이름 변경됨',
  change: '변경',
  object: '객체',
  detail: '세부 사항',
  from: '이전',
  none: '없음',
  yes: '예',
  no: '아니요',
  newMark: '신규',
};

const locks: Words['locks'] = {
  axis: '구문 번호는 왼쪽에서 오른쪽으로 이어지고, 잠금은 해당 트랜잭션이 끝날 때까지 유지됩니다. 괄호 안은 그 잠금을 기다리는 작업입니다.',
  waitAll: '읽기, 쓰기',
  waitWrites: '쓰기',
  blocksReads: '읽기와 쓰기를 막음',
  blocksWrites: '쓰기를 막음',
  statement: (number) => `구문 ${number}`,
  statements: (from, to) => `구문 ${from}–${to}`,
};

const references: Words['references'] = {
  object: '객체',
  place: '위치',
  access: '접근',
  sure: '확실성',
  owners: '소유자',
  read: '읽기',
  write: '쓰기',
  unknown: '이름이 나옴',
  exact: '정확함',
  probable: '추정',
  name: '이름만 일치',
};

const statements: Words['statements'] = {
  line: '줄',
  sql: '구문',
  effect: '실행 결과',
  lock: (mode, relation, blocked) => say`${relation}에 ${strong(mode)} 잠금, ${blocked}를 막음`,
  documented: '문서 기준, 측정하지 않음',
  and: '와 ',
  reads: '읽기',
  writes: '쓰기',
  rewrites: (relation) => say`${relation} 전체를 다시 씀(rewrite)`,
  scans: (relation) => say`${relation}의 모든 행을 읽음`,
  builds: (index, table) => say`${table}에 ${index} 인덱스를 만듦`,
  failed: (state, message) => say`${strong('실패')}, ${code(state)}: ${message}`,
  skipped: (why) => say`건너뜀: ${why}`,
  condition: (state, message) =>
    say`프로덕션의 행이 허용할 때만 통과함. 표본 행에서는 ${code(state)} 오류로 실패함: ${message}`,
  quiet: (amount) =>
    `구문 ${amount}개는 조용히 끝났습니다. 읽기나 쓰기가 체감할 잠금도, 재작성(rewrite)도, 전체 스캔도 없었습니다.`,
};

const terminal: Words['terminal'] = {
  measured: '측정 결과',
  unverified: '검증 필요',
  time: '시간',
  next: '다음 할 일',
  sql: '대신 리허설한 SQL',
  nextSteps: {
    success: '여기서 할 일은 없습니다.',
    read: (rule) =>
      say`병합을 차단하는 것은 없습니다. 위에 표시된 사항은 프로덕션에 도달하기 전에 해결하십시오. 자세히: ${rule}`,
    signoffs: '위에 나온 사람들에게 서명을 요청하십시오.',
    verify: '검증이 필요한 항목을 해결하십시오. 아무것도 리허설하지 않았습니다.',
    mend: '위에 나온 문제를 고친 뒤 다시 실행하십시오. 리허설은 처음부터 다시 수행됩니다.',
    waive: (rule, comment) => say`안전한 방법을 따르거나, 파일에 ${comment} 주석을 넣어 수용하십시오. 자세히: ${rule}`,
  },
};

export const koreanMessages: Language['messages'] = {
  severity: { info: '정보', warning: '경고', danger: '위험', critical: '심각' },
  risk: { low: '위험도 낮음', medium: '위험도 보통', high: '위험도 높음', critical: '위험도 심각' },
  changeClass,
  history,
  replayAction: { skipped: '건너뜀', stubbed: '스텁(stub)으로 대체함', opaque: 'SQL이 아니므로 실행하지 않음' },
  headline,
  stats,
  fault: { where: '위치', mend: '고치는 방법' },
  facts,
  size: { rows: (rows) => `약 ${rows}행`, unknown: '크기 알 수 없음' },
  blocks,
  breaks,
  rollback,
  findings,
  sections,
  changes,
  locks,
  references,
  statements,
  signoffs: signoffWords,
  boxes: boxWords,
  tracking: trackingWords,
  refusals: refusalWords,
  checklist: checklistWords,
  status: statusWords,
  replies: replyWords,
  plan: planWords,
  checkRun: {
    label: '다시 확인',
    description: '풀 리퀘스트를 다시 확인합니다',
    tooLong: '보고서가 너무 길어 이 페이지에 담을 수 없습니다. 보고서는 풀 리퀘스트의 댓글에 있습니다:',
  },
  footer: { base: 'base', head: 'head', fingerprint: '핑거프린트' },
  shortened: { note: '댓글 길이에 맞게 줄였습니다.', full: '전체 보고서' },
  terminal,
};
