/** The words that only the runbook has, in Korean. What stands in angle brackets is for people to fill in. */
import { say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

type Words = Language['messages']['plan']['runbook'];

const head: Words['head'] = {
  field: '항목',
  value: '값',
  owner: '담당자',
  ownerValue: '<이름>',
  window: '날짜와 작업 시간대',
  windowValue: '<날짜>, <시작 시각>부터 <종료 시각>까지, 트래픽이 적을 때',
  duration: '예상 소요 시간',
  severity: '심각도',
  weight: '진행 방식',
  reviewers: '서명한 사람',
  nobody: '<이름>',
  head: '커밋',
};

const checks: Words['checks'] = {
  reviewed: '스크립트를 작성하지 않은 사람이 스크립트를 검토함',
  rehearsed: '롤백을 리허설함: up, down, up',
  staging: '스테이징에서 실행함',
  copy: '프로덕션 크기의 사본에서 리허설하고 시간을 측정함',
  backup: '백업을 한 번 복원하여 확인함',
  window: '작업 시간대를 합의했고, 그 시간대에 다른 변경이 없음',
  monitoring: '오류, 지연 시간, 잠금, 복제 지연 대시보드를 열어 둠',
  onCall: '온콜 담당자가 알고 있으며 연락이 가능함',
  consumers: '이 저장소 밖의 사용처가 알고 있음: 보고서, 내보내기, 캐시, 검색, 이벤트',
  approval: '임원이 승인함',
};

const after: Words['after'] = {
  endpoints: '주요 엔드포인트가 응답하며, 5xx가 증가하지 않음',
  logs: '마이그레이션과 백필의 오류 로그가 늘지 않음',
  agree: '이전과 새 데이터의 개수가 표본에서도 합계에서도 일치함',
  writes: '새 쓰기 경로가 사용됨',
  business: '비즈니스 담당자가 핵심 흐름을 확인함',
  owed: '아직 남은 일(축소(contract), 동기화 트리거, 체크포인트 테이블)의 날짜를 정함',
};

const rollback: Words['rollback'] = {
  title: '롤백',
  code: say`${strong('코드:')} <안전한 커밋 또는 태그>`,
  schema: (words) => say`${strong('스키마:')} ${words}`,
  data: say`${strong('데이터:')} <스냅샷> 복원, 방법: <절차>. 복원 시험일: <날짜>`,
  gate: say`${strong('결정:')} <이름> 담당자가 아래 수치에 따라, 확실해지기를 기다리지 않고 결정`,
};

export const runbookWords: Words = {
  title: (risk) => `런북: 데이터베이스 마이그레이션, ${risk}`,
  head,
  goal: '목표',
  goalText: say`공지하지 않은 중단 없이 이 마이그레이션을 프로덕션에 적용하고, 되돌릴 수 있게 합니다:`,
  background: '배경: <풀 리퀘스트>, <설계>, <대시보드>',
  before: '사전 점검',
  phases: '단계',
  recipe: (number, title) => `레시피 ${number}: ${title}`,
  migrations: '마이그레이션을 순서대로 실행하고, 검증한 뒤, 코드를 릴리스합니다.',
  checks,
  after,
  order: say`${strong('순서:')} 백업, 마이그레이션, 구조와 데이터 검증, 코드 릴리스(추가하는 변경은 그것이 필요한 코드보다 먼저, 제거하는 변경은 나중에), 관찰, 완료 표시. 문제가 생기면 먼저 애플리케이션을 되돌리고, 그다음 마이그레이션을 되돌린 뒤, 스테이징에서 원인을 조사합니다.`,
  timeline: { title: '커뮤니케이션', when: '시점', what: '할 일', text: '문구' },
  whenever: '그때마다',
  risks: { title: '위험', risk: '위험', likelihood: '가능성', impact: '영향', mitigation: '완화 방안' },
  abort: '중단하고 되돌리기',
  always: say`어느 단계든 다음의 경우 즉시 실행합니다: 오류율이 급증하거나, 중요한 쿼리가 시간을 초과하거나, 데이터가 서로 다르거나, 주요 트랜잭션이 실패하는 경우.`,
  rollback,
  guards: '마이그레이션을 실행하는 세션의 보호 설정. 잠금을 얻지 못하면 기다렸다가 다시 시도합니다:',
  readOnly: say`한동안 아무도 쓰지 못하게 해야 한다면, 먼저 애플리케이션 자체의 스위치, 다음으로 새 세션에 대한 데이터베이스 설정, 끝나면 원래대로:`,
  signoffs: '서명',
  roles: ['작성자', 'DBA', '온콜 담당자', '제품 담당자'],
  postMortem: '포스트모템: <링크>',
  parts: {
    statement: (place) => say`(${place}에 필요)`,
    recipe: (object) => say`(${object}에 필요)`,
  },
};
