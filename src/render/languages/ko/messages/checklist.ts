/** The words of the checklist comment that stand around its boxes, in Korean. */
import { code, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

export const checklistWords: Language['messages']['checklist'] = {
  heading: (full, asked, isOpen) => `${isOpen ? '✅' : '✍️'} 서명: ${asked}건 중 ${full}건 완료`,
  headingNone: '✍️ 서명: 요청된 것 없음',
  headingUnknown: '⛔ 서명: 병합 차단됨',
  beforeMerge: '병합 전 확인',
  nothing: say`이 마이그레이션에는 요청된 서명이 없습니다.`,
  noMigrations: say`이 풀 리퀘스트는 이제 데이터베이스 마이그레이션을 변경하지 않으므로 서명을 요청하지 않습니다.`,
  notRead: say`서명을 읽을 수 없으므로 병합 차단이 유지됩니다.`,
  tryAgain: say`다시 시도하려면 ${code('/migration recheck')} 댓글을 남기십시오.`,
  faults: say`다음을 고칠 때까지 ${strong('병합 차단이 유지됩니다')}:`,
  fault: (what, where, mend) => say`${where ? say`${where}: ` : []}${what}${mend ? say` ${mend}` : []}`,
  blockedBy: say`${strong('서명만으로는 병합이 열리지 않습니다.')} 다음 이유로 차단되어 있습니다:`,
  waitsFor: say`${strong('서명만으로는 병합이 열리지 않습니다.')} 다음을 기다리고 있습니다:`,
  overrideOpens: say`체크박스 상태와 관계없이, 정확히 이 마이그레이션에 한해 병합이 열려 있습니다.`,
  overrideWaits: say`아직 아무것도 열리지 않습니다. 여기에 나온 다른 사항이 먼저입니다.`,
  notRehearsed: (amount) =>
    say`${strong('리허설하지 않음:')} 여기의 변경 ${amount}건은 어떤 엔진에서도 실행되지 않았습니다. 서명하는 사람이 그 변경에 책임을 집니다. 어떤 변경인지는 보고서에 나와 있습니다.`,
  asksAgain: say`이전 체크리스트의 이력으로는 누가 무엇을 체크했는지 더 이상 알 수 없으므로, 여기에서 서명을 다시 요청합니다.`,
  howToSign: say`자신이 맡은 역할의 체크박스를 체크하거나 ${code('/migration approve')} 댓글을 남기십시오. `,
  footer: (fingerprint) =>
    say`${code('/migration help')} 댓글을 남기면 명령을 볼 수 있습니다. 마이그레이션을 변경하면 서명이 무효가 되며, 그 밖의 푸시는 서명에 영향을 주지 않습니다. 핑거프린트 ${fingerprint}`,
  rolesLeft: (amount) =>
    say`… 역할이 ${amount}개 더 있지만 댓글 하나에 담기에는 너무 많습니다. ${code('/migration status')} 명령으로 모두 볼 수 있습니다.`,
  closed: {
    heading: '✍️ 서명: 새 체크리스트에서 계속됨',
    body: say`이 체크리스트는 닫혔습니다. 가장 최근 체크리스트에서 체크하십시오. GitHub는 댓글의 최근 편집만 보관하며, 누가 무엇을 체크했는지는 거기에서 계속 읽을 수 있어야 합니다.`,
  },
};
