/** The words of the boxes before the merge in Korean: what each says, and what the rehearsal shows or could not show about it. */
import type { BoxFact } from '../../../../model/signoff.ts';
import { code, type Inline, say } from '../../../inline.ts';
import type { Language } from '../../../language.ts';
import { rowCount } from '../../../sizes.ts';

/** By the id of the box. */
const boxes: Readonly<Record<string, string>> = {
  'script-reviewed': '스크립트 검토됨',
  unrehearsed: '리허설하지 않은 것을 읽어 보고, 사본에서 실행해 봄',
  'rollback-rehearsed': '롤백 리허설됨: up, down, up',
  'rollback-accepted': '되돌리기를 직접 시도해 보았거나, 입증된 롤백 없이 진행하는 것을 수용함',
  'performance-measured': '성능 영향 평가됨',
  'performance-assessed': '성능 영향을 평가함: 작업이 얼마나 걸리는지, 그동안 데이터베이스에 어떤 부담을 주는지',
  'locks-measured': '큰 테이블에 긴 잠금 없음',
  'locks-accepted': '잠금을 확인함: 해당 테이블이 충분히 작거나, 잠금 대기를 수용함',
  staging: '애플리케이션을 함께 띄운 스테이징에서 실행함',
  'production-sized': '프로덕션만큼 큰 사본에서 한 번 실행함',
  'backup-restored': '이 마이그레이션이 건드리는 대상의 백업을 다른 곳에 한 번 복원해 봄',
  window: '작업 시간대를 프로덕션 운영 담당자와 합의함',
  monitoring: '실행하는 동안 잠금과 오류를 지켜보고, 언제 멈춰야 하는지 아는 사람이 있음',
  'on-call-told': '그 시간의 온콜 담당자에게 알렸고, 담당자가 되돌리는 방법을 알고 있음',
  'consumers-told': '제거되는 것을 사용하는 이 저장소 밖의 모든 사람에게 알렸음',
};

/** @param objects names of tables; empty where the fact has none */
type FactWords = (amount: number, objects: Inline) => Inline;

const facts: Readonly<Record<BoxFact['id'], FactWords>> = {
  restored: (migrations) => say`스키마 복원됨, 마이그레이션 ${migrations}개`,
  'restored-with-loss': (migrations) => say`스키마 복원됨, 데이터 손실, 마이그레이션 ${migrations}개`,
  generated: () => say`보고서가 제안하는 자동 생성된 down 사용`,
  'not-of-unrehearsed': () => say`리허설하지 않은 것은 해당하지 않음`,
  'way-back-not-run': () => say`롤백을 실행해 보지 않음`,
  'way-back-irreversible': () => say`실행해 볼 수 있는 롤백이 없음`,
  'way-back-fails': () => say`down 실행이 실패함`,
  'way-back-differs': () => say`down이 스키마를 복원하지 못함`,
  'way-back-asks-rows': () => say`down은 프로덕션의 행이 허용할 때만 성공함`,
  'up-again-not-run': () => say`다시 up을 실행해 보지 않음`,
  'up-again-fails': () => say`다시 up을 실행하면 실패함`,
  'up-again-differs': () => say`다시 up을 실행하면 다른 스키마가 됨`,
  'nobody-waits': () => say`잠금을 기다리는 작업이 없음`,
  moments: () => say`다른 작업을 기다리게 하는 잠금은 모두 순간적으로만 유지됨`,
  'no-work': () => say`행이 많아져도 더 오래 걸리는 작업이 없음`,
  'small-tables': (rows) => say`행을 모두 거쳐야 하는 테이블은 전부 ${rowCount(rows)}행 미만임`,
  'not-measured': () => say`리허설이 끝까지 진행되지 못함`,
  'size-unknown': (_, tables) =>
    say`프로덕션에서 크기를 알 수 없음: ${tables}. ${code('countersign stats --database URL')} 명령을 실행하고 결과 파일을 커밋하십시오`,
  'large-tables': (rows, tables) => say`${rowCount(rows)}행 이상인 테이블의 행을 모두 거침: ${tables}`,
};

export const boxWords: Language['messages']['boxes'] = {
  box: (id) => boxes[id] ?? `${id[0]?.toUpperCase() ?? ''}${id.slice(1).replaceAll('-', ' ')}`,
  optional: '선택 사항',
  doneBy: (who, date) => say`${who} 님, ${date}`,
  proven: (shown) => say`리허설에서 측정됨: ${shown}`,
  bySignoffs: '위에서 서명을 요청받은 모든 사람의 서명으로 체크됨',
  withSignoffs: '위의 서명이 모두 완료되면 자동으로 체크됨',
  fact: ({ id, amount }, objects) => facts[id](amount ?? 0, objects),
  nothingToDo: (ticked) => `병합 전 확인: 체크박스 ${ticked}개를 리허설이 체크함, 사람이 할 일은 남아 있지 않음`,
};
