/** The words of replies to commands, in Korean. */
import { code, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

type Words = Language['messages']['replies'];

const plan: Words['plan'] = {
  nothing: say`이 풀 리퀘스트는 데이터베이스 마이그레이션을 변경하지 않으므로 롤아웃할 것이 없습니다.`,
  order: say`${strong('실행 순서')}, 마이그레이션 도구가 실행하는 대로:`,
  step: (path, statements, mode) => say`${path} · 구문 ${statements}개, ${mode}`,
  modes: {
    file: '하나의 트랜잭션에서',
    batch: '이웃한 마이그레이션과 함께 하나의 트랜잭션에서',
    statement: '구문마다 별도의 트랜잭션에서',
    none: '트랜잭션 없이',
    author: '작성자가 작성한 트랜잭션에서',
  },
  measured: say`리허설에서 ${strong('측정한 것')}:`,
  notMeasured: say`여기서는 알 수 없어 ${strong('사람이 판단할 것')}:`,
  complete: say`여기에 포함된 모든 것을 리허설했습니다.`,
};

const rollback: Words['rollback'] = {
  nothing: say`이 풀 리퀘스트는 데이터베이스 마이그레이션을 변경하지 않으므로 롤백할 것이 없습니다.`,
  notRun: say`롤백을 리허설하지 않았습니다. 롤백이 스키마나 데이터를 복원하는지에 대해 아무것도 알려진 것이 없습니다.`,
  measured: (outcome) => say`${strong('리허설 결과:')} ${outcome}.`,
  restores: say`down을 실행하면 스키마가 복원되며, 데이터 손실은 보이지 않았음`,
  dataNotice: say`리허설은 표본 행으로 실행했습니다. 프로덕션에서 얼마나 걸리는지, 그 이후 무엇이 기록되었는지는 알 수 없습니다.`,
};

export const replyWords: Words = {
  help: {
    command: '명령',
    does: '하는 일',
    who: '사용할 수 있는 사람',
    rules: say`명령은 한 줄에 단독으로 적습니다. 그 위에 다른 글이 있어도 되며, 나중에 편집된 댓글은 인정되지 않습니다.`,
  },
  status: {
    open: say`빠진 것이 없습니다. Countersign은 병합을 차단하지 않습니다.`,
    missing: say`병합하기 전에 ${strong('아직 필요한 것')}:`,
    unknown: say`서명이 평가되지 않았으므로 병합 차단이 유지됩니다.`,
    role: (role, what) => say`${role} · ${what}`,
    box: (box) => say`체크박스: ${box}`,
    openedWithout: say`${strong('다음이 없는 상태로 열림:')}`,
    notCounted: say`${strong('인정되지 않음:')}`,
  },
  explain: {
    heading: (rule, title) => say`${rule} · ${title}`,
    what: '잡아내는 것:',
    unknown: (rule) => say`${rule} 규칙은 없습니다.`,
    nearest: (command) => say` 혹시 ${command} 명령을 의도하셨습니까?`,
    hereTitle: (amount) => say`이 풀 리퀘스트의 ${amount}곳에서 발생합니다:`,
    hereNone: say`이 풀 리퀘스트에서는 발생하지 않습니다.`,
  },
  plan,
  rollback,
  mistake: {
    unknown: (typed) => say`${typed} 명령은 없습니다.`,
    nearest: (command) => say` 혹시 ${command} 명령을 의도하셨습니까?`,
    list: say` ${code('/migration help')} 명령으로 모든 명령을 볼 수 있습니다.`,
    arguments: (typed) => say`${typed} 명령에 붙은 말이 형식에 맞지 않습니다.`,
    usage: (usage) => say` 형식은 ${usage}입니다.`,
    unreadable: say`이 댓글은 너무 길거나 너무 복잡하여 명령이 들어 있는지 알 수 없습니다. 명령만 담은 새 댓글을 작성하십시오.`,
  },
  edited: say`이 댓글은 게시된 뒤 편집되었으므로 그 안의 명령은 인정되지 않습니다. 명령을 담은 새 댓글을 작성하십시오.`,
  refused: (sentence) => say`${sentence}.`,
  left: (amount) => say`이 댓글의 나머지 명령 ${amount}개에는 여기에서 답하지 않습니다. 새 댓글을 작성하십시오.`,
  more: (amount) => `… 외 ${amount}건`,
};
