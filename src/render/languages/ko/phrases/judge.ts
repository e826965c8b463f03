/** The sentences about what raises the risk in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const judge: Language['phrases'] = {
  'adds a foreign key to {0}': '{0}에 외래 키 추가',
  'adds a primary key to {0}': '{0}에 기본 키 추가',
  'blocks writes on {0}': '{0}에 대한 쓰기를 막음',
  'builds an index on {0} while writes wait': '쓰기가 대기하는 동안 {0}에 인덱스 생성',
  'changes rows of {0}': '{0}의 행 변경',
  'changes the type of {0}.{1} without a rewrite': '재작성(rewrite) 없이 {0}.{1}의 타입 변경',
  'could not be rehearsed to the end': '끝까지 리허설하지 못함',
  'does not apply': '적용되지 않음',
  'empties {0}': '{0} 비움',
  'reads all of {0} while writes wait': '쓰기가 대기하는 동안 {0}의 모든 행 읽기',
  'removes the column {0}.{1}': '{0}.{1} 컬럼 제거',
  'removes {0}': '{0} 제거',
  'renames the column {0}.{1}': '{0}.{1} 컬럼 이름 변경',
  'renames {0}': '{0} 이름 변경',
  'rewrites {0}': '{0} 전체 재작성(rewrite)',
  'works only if the rows in production agree': '프로덕션의 행이 허용할 때만 성공함',
  '{0} (size unknown)': '{0}(크기 알 수 없음)',
  '{0} ({1} rows)': '{0}({1}행)',
};
