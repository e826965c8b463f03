/** The words of a tracking issue, of its answers, and of what points to it, in Korean. What stands in angle brackets is for people to fill in. */
import type { DeploymentRefusal } from '../../../../model/tracking.ts';
import { code, type Inline, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

type Words = Language['messages']['tracking'];

const refusals: Readonly<Record<DeploymentRefusal['why'], Inline>> = {
  'no-permission': say`${code('write')} 권한이 필요합니다`,
  'not-deployed': say`아직 아무것도 배포되지 않았거나, 모두 되돌려졌습니다`,
};

const commands = say`${code('/migration deployed <environment>')}, ${code('/migration verified')}, ${code('/migration rolled-back <reason>')}`;

const state: Words['state'] = {
  title: '상태',
  nowhere: say`${strong('아직 배포되지 않았습니다.')}`,
  deployed: (where) => say`${where} 환경에 ${strong('배포되었으며')}, 아직 검증되지 않았습니다.`,
  verified: (who, when) => say`${who} 님이 ${when}에 ${strong('검증했습니다')}.`,
  takenBack: say`${strong('롤백되었습니다.')} 지금은 아무것도 배포되어 있지 않습니다.`,
  rollback: (who, when, reason) => say`${who} 님이 ${when}에 롤백함: ${reason}`,
  environment: '환경',
  when: '시각',
  by: '실행한 사람',
  now: '현재',
  there: '배포됨',
  gone: '롤백됨',
};

const order: Words['order'] = {
  title: '배포 순서',
  backup: '백업이 있으며, 복원을 시험해 봄',
  migrate: '아래의 보호 설정을 적용한 세션에서, 이 순서대로 마이그레이션을 실행함',
  verify: '아래의 쿼리로 구조와 데이터를 확인함',
  after: '이 마이그레이션이 필요한 코드를 마이그레이션 이후에 릴리스함',
  before: '이 마이그레이션이 제거하는 것이 더는 필요 없는 코드를 마이그레이션 이전에 릴리스함',
  watch: '더는 아무 변화가 없을 때까지 누군가 지켜봄',
  files: say`마이그레이션(실행 순서대로):`,
  trouble: say`문제가 생기면 먼저 애플리케이션을 되돌리고, 그다음 마이그레이션을 되돌린 뒤, 스테이징에서 원인을 조사합니다.`,
};

export const trackingWords: Words = {
  title: (pull) => `#${pull} 마이그레이션: 롤아웃`,
  intro: (pull, day, who, commit) =>
    say`${pull} 마이그레이션의 롤아웃입니다. ${day}에 ${who.length > 0 ? say`${who} 님이 병합했습니다` : '병합되었습니다'}(커밋 ${commit}). 심각도와 진행 방식:`,
  commands: say`여기에 댓글로 ${commands} 중 하나를 남기십시오. write 권한이 있는 사람이 할 수 있습니다. 체크박스는 여러분의 메모용이며, 체크한 그대로 유지됩니다.`,
  state,
  order,
  noPlan: say`마이그레이션을 끝까지 리허설하지 않았으므로 계획이 없습니다. 무엇을 검증하고 언제 되돌릴지는 합의하여 정해야 합니다.`,
  owed: {
    title: '아직 남은 일',
    nothing: say`이 마이그레이션이 이후 릴리스로 남겨 둔 것은 발견되지 않았습니다. 마이그레이션에 단서가 없는 것은 Countersign이 알 수 없습니다.`,
    later: say`이번 릴리스에서 한두 번의 릴리스가 지난 뒤, 별도의 풀 리퀘스트로 처리합니다. 이 이슈는 누군가 닫을 때까지 열려 있습니다.`,
    finished: say`이 이슈는 검증되면 자동으로 닫힙니다.`,
  },
  postMortem: {
    title: '포스트모템',
    where: say`댓글로 답하십시오. 이 본문은 여기에 무언가 남겨질 때마다 새로 작성됩니다.`,
    rows: [
      '무슨 일이 있었는가: <언제, 무엇으로 알게 되었는지>',
      '어떤 영향이 있었는가: <누가 무엇을 얼마 동안 할 수 없었는지>',
      '원인: <리허설, 검토, 롤아웃이 보지 못한 것>',
      '잘된 점: <…>',
      '다시 일어나지 않도록 할 일: <누가, 무엇을, 언제까지>',
    ],
  },
  refused: (who, { why, command }) => say`${who} 님의 ${code(command)} 명령은 인정되지 않습니다: ${refusals[why]}.`,
  onPull: (pull) => say`여기에서는 ${commands} 명령만 인정됩니다. 그 밖의 모든 것은 풀 리퀘스트${pull}에 남기십시오.`,
  here: (issue) => say`그 명령은 추적 이슈 ${issue}에 남겨야 합니다.`,
  later: say`그 명령은 추적 이슈에 남겨야 합니다. 추적 이슈는 구성에 ${code('report: { trackingIssue: true }')} 설정이 있을 때 병합 후에 열립니다.`,
  pointer: (issue) => say`이 마이그레이션의 롤아웃은 ${issue}에서 추적합니다.`,
  noIssue: (why) => say`이슈를 열 수 없어 이 마이그레이션의 롤아웃은 추적되지 않습니다. ${why}`,
  duplicate: (issue) =>
    say`이 이슈는 하나의 풀 리퀘스트에 대해 두 번째로 열렸습니다. 롤아웃은 ${issue}에서 추적합니다.`,
  reminder: {
    released: (day) => say`이것이 병합된 뒤 ${day}에 릴리스가 게시되었습니다. 아직 남은 일:`,
    waited: (days) => say`이것이 병합된 지 ${days}일이 넘었습니다. 아직 남은 일:`,
    unseen: say`Countersign은 이후의 풀 리퀘스트가 이미 처리했는지 확인하지 않았습니다. 처리했다면 이 이슈를 닫으십시오.`,
  },
};
