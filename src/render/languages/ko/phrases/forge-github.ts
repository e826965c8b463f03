/** The sentences about GitHub in Korean, by English template. */
import type { Language } from '../../../language.ts';

export const forgeGithub: Language['phrases'] = {
  'read what comments had said': '댓글의 이전 내용 읽기',
  'Comment `/migration recheck` later; if it stays so, push another commit, an empty one will do.':
    '나중에 `/migration recheck` 댓글을 남기십시오. 그래도 그대로이면 커밋을 하나 더 푸시하십시오. 빈 커밋이어도 됩니다.',
  "GitHub's list of the pull requests that hold this commit is not whole, so which of them share its status cannot be known.":
    '이 커밋이 들어 있는 풀 리퀘스트의 목록을 GitHub가 전부 주지 않아, 어느 풀 리퀘스트가 이 커밋의 상태를 함께 쓰는지 알 수 없습니다.',
  'More than {0} pull requests hold this commit, so which of them share its status cannot be known.':
    '{0}개가 넘는 풀 리퀘스트에 이 커밋이 들어 있어, 어느 풀 리퀘스트가 이 커밋의 상태를 함께 쓰는지 알 수 없습니다.',
  'Push another commit, an empty one will do.': '커밋을 하나 더 푸시하십시오. 빈 커밋이어도 됩니다.',
  'commit {0}': '커밋 {0}',
  'GitHub did not hand over the content that belongs to this file.':
    'GitHub가 이 파일에 해당하는 내용을 주지 않았습니다.',
  'Keep the migrations in the repository itself.': '마이그레이션을 이 저장소 자체에 두십시오.',
  'This is a submodule, whose files belong to another repository and are not read.':
    '서브모듈입니다. 그 파일은 다른 저장소에 속하므로 읽지 않습니다.',
  'Try again; if it stays so, check the repository with `git fsck`.':
    '다시 시도하십시오. 그래도 그대로이면 `git fsck` 명령으로 저장소를 점검하십시오.',
  'read files': '파일 읽기',
  'Split it, with the migrations in a pull request of their own.':
    '풀 리퀘스트를 나누고, 마이그레이션은 별도의 풀 리퀘스트에 두십시오.',
  'The pull request changes {0} files; at most {1} are reviewed, as many as GitHub itself lists.':
    '풀 리퀘스트가 파일 {0}개를 변경합니다. GitHub가 나열하는 한도와 같이 최대 {1}개까지 검토합니다.',
  'read who edited the checklist': '체크리스트를 편집한 사람 읽기',
  'Install it there, or give the id and private key of an App that is.':
    '거기에 App을 설치하거나, 설치된 App의 ID와 개인 키를 지정하십시오.',
  'The App is not installed in this repository.': '이 저장소에 App이 설치되어 있지 않습니다.',
  'read the history of files': '파일 이력 읽기',
  'Add it to the `permissions:` block of the workflow; of an App, add it in the App settings under Permissions and accept it for the installation.':
    '워크플로의 `permissions:` 블록에 추가하십시오. App이라면 App 설정의 Permissions에서 추가하고, 설치된 곳에서 승인하십시오.',
  'GitHub does not accept the token, so it was not possible to {0}.':
    'GitHub가 토큰을 받아들이지 않아 다음을 할 수 없었습니다: {0}.',
  "GitHub's limit of requests is used up, so the pull request could not be evaluated to the end; it can be tried again {0}.":
    'GitHub의 요청 한도를 모두 사용하여 풀 리퀘스트를 끝까지 평가하지 못했습니다. {0} 다시 시도할 수 있습니다.',
  'Give a valid token, or the App id and private key that belong together.':
    '유효한 토큰을 지정하거나, 서로 짝이 맞는 App ID와 개인 키를 지정하십시오.',
  'Run it again then; if it happens often, run as an App, which has a limit of its own.':
    '그때 다시 실행하십시오. 자주 발생하면 자체 한도가 있는 App으로 실행하십시오.',
  'The token may not {0}: it takes the permission {1} (GitHub answered {2}).':
    '이 토큰으로는 다음을 할 수 없습니다: {0}. {1} 권한이 필요합니다(GitHub 응답: {2}).',
  'at {0}': '{0} 이후에',
  'in a minute': '1분 후에',
  'in {0} seconds': '{0}초 후에',
  '{0}, or {1}': '{0} 또는 {1}',
  "GitHub's list of files could not be understood.": 'GitHub의 파일 목록을 해석할 수 없습니다.',
  "GitHub's list of files is truncated, and after {0} requests it was not whole, so a migration could be missing.":
    'GitHub의 파일 목록이 잘려 있으며, 요청 {0}회 후에도 전부 받지 못하여 마이그레이션이 빠졌을 수 있습니다.',
  'Review it in a clone with `countersign review`, or move the migrations to a smaller repository.':
    '클론에서 `countersign review` 명령으로 검토하거나, 마이그레이션을 더 작은 저장소로 옮기십시오.',
  'Try again; if it stays so, report it with the version of your GitHub Enterprise Server.':
    '다시 시도하십시오. 그래도 그대로이면 GitHub Enterprise Server 버전과 함께 알려 주십시오.',
  'read the files of the repository': '저장소의 파일 읽기',
  'look up users': '사용자 조회',
  'GitHub finds no common history of the pull request and its base branch, so there is no merge base.':
    'GitHub가 풀 리퀘스트와 기준(base) 브랜치의 공통 이력을 찾지 못하므로 병합 기준(merge base)이 없습니다.',
  'Make the branch anew from the base branch; if it has one, check that the token has `contents: read`.':
    '기준(base) 브랜치에서 브랜치를 새로 만드십시오. 공통 이력이 있다면 토큰에 `contents: read` 권한이 있는지 확인하십시오.',
  'compare commits': '커밋 비교',
  'GitHub does not know it (any more), so the group of the merge queue cannot be judged.':
    'GitHub가 이것을 (더는) 알지 못하므로 병합 큐(merge queue)의 그룹을 판정할 수 없습니다.',
  'Give the token `merge-queues: read`, or put the pull requests into the queue again.':
    '토큰에 `merge-queues: read` 권한을 주거나, 풀 리퀘스트를 큐에 다시 넣으십시오.',
  'Put the pull requests into the queue again.': '풀 리퀘스트를 큐에 다시 넣으십시오.',
  'Which pull requests are in this group of the merge queue cannot be known: the queue does not show it, and one of its commits belongs to no open pull request.':
    '병합 큐(merge queue)의 이 그룹에 어느 풀 리퀘스트가 들어 있는지 알 수 없습니다. 큐가 보여 주지 않으며, 그룹의 커밋 중 하나는 열려 있는 어느 풀 리퀘스트에도 속하지 않습니다.',
  'branch {0}': '브랜치 {0}',
  'read the merge queue': '병합 큐(merge queue) 읽기',
  'Close those that nobody works on.': '아무도 작업하지 않는 것을 닫으십시오.',
  "GitHub's list of the open pull requests is not whole.": 'GitHub의 열려 있는 풀 리퀘스트 목록이 전부가 아닙니다.',
  'Run it again; if it stays so, check that the token has `pull-requests: read`.':
    '다시 실행하십시오. 그래도 그대로이면 토큰에 `pull-requests: read` 권한이 있는지 확인하십시오.',
  'There are more than {0} open pull requests, so not all could be looked at.':
    '열려 있는 풀 리퀘스트가 {0}개를 넘어 전부 살펴볼 수 없습니다.',
  'list the open pull requests': '열려 있는 풀 리퀘스트 나열',
  'Check the number, and that the token has `pull-requests: read` and `contents: read`.':
    '번호를 확인하고, 토큰에 `pull-requests: read` 권한과 `contents: read` 권한이 있는지 확인하십시오.',
  'GitHub left an entry out of its {0}, so not all that was said or done is known.':
    'GitHub가 {0} 목록에서 항목 하나를 빠뜨려, 무엇을 말하고 무엇을 했는지 전부는 알 수 없습니다.',
  'Give the token `members: read` where teams review, or comment `/migration recheck` later.':
    '팀이 리뷰하는 곳이라면 토큰에 `members: read` 권한을 주거나, 나중에 `/migration recheck` 댓글을 남기십시오.',
  'It changed while it was being read.': '읽는 동안 변경되었습니다.',
  'It has more than {0} comments, so not all that was said could be read.':
    '댓글이 {0}개를 넘어, 남겨진 내용을 전부 읽을 수 없습니다.',
  'It has {0} commits; GitHub lists at most {1}, so the authors of all its migrations cannot be known.':
    '커밋이 {0}개이지만 GitHub는 최대 {1}개까지 나열하므로, 모든 마이그레이션의 작성자를 알 수 없습니다.',
  'Open a new pull request with the same commits.': '같은 커밋으로 새 풀 리퀘스트를 여십시오.',
  'Squash the commits, or split the pull request.': '커밋을 스쿼시(squash)하거나, 풀 리퀘스트를 나누십시오.',
  'The event of that change starts another review; nothing needs to be done.':
    '그 변경의 이벤트가 다시 검토를 시작하므로, 아무것도 할 필요가 없습니다.',
  'There is no such pull request, or the token may not see it.': '그런 풀 리퀘스트가 없거나, 토큰으로 볼 수 없습니다.',
  'pull request {0}': '풀 리퀘스트 {0}',
  'read the pull request': '풀 리퀘스트 읽기',
  'read the status of the head commit': 'head 커밋의 상태 읽기',
  'GitHub could not be asked about people, so no sign-off counts now: {0}':
    'GitHub에 사람에 대해 조회할 수 없어, 지금은 어떤 서명도 인정되지 않습니다: {0}',
  'GitHub names a permission for this account that is not known.':
    '이 계정에 대해 GitHub가 알려지지 않은 권한을 알려 줍니다.',
  'Give it one of the roles read, triage, write, maintain or admin.':
    'read, triage, write, maintain, admin 역할 중 하나를 주십시오.',
  'The next event tries again; re-run the job, or comment `/migration status`.':
    '다음 이벤트에서 다시 시도합니다. 작업(job)을 다시 실행하거나 `/migration status` 댓글을 남기십시오.',
  'look up the permission of {0}': '{0}의 권한 조회',
  'The summary of the check run': '체크 실행(check run)의 요약',
  'create a check run': '체크 실행(check run) 생성',
  'read check runs': '체크 실행(check run) 읽기',
  'update a check run': '체크 실행(check run) 업데이트',
  'an older checklist': '이전 체크리스트',
  'the checklist': '체크리스트',
  'The body of {0}': '{0} 본문',
  'post {0}': '{0} 게시',
  'rewrite {0}': '{0} 수정',
  'read the diff': 'diff 읽기',
  'A review comment': '리뷰 댓글',
  'Not all comments on lines could be read; at most {0} are. So no more were posted.':
    '줄에 달린 댓글을 전부 읽을 수 없습니다. 최대 {0}개까지 읽습니다. 그래서 더 게시하지 않았습니다.',
  'comment on lines of the diff': 'diff의 줄에 댓글 달기',
  'read comments on lines': '줄에 달린 댓글 읽기',
  'create a label': '레이블 생성',
  'label the pull request': '풀 리퀘스트에 레이블 붙이기',
  'take a label away': '레이블 제거',
  'Split the pull request, so that fewer migrations are reviewed at once.':
    '한 번에 검토하는 마이그레이션이 줄어들도록 풀 리퀘스트를 나누십시오.',
  '{0} has a length of {1}, and GitHub takes {2}.': '{0}의 길이가 {1}이며, GitHub는 {2}까지만 받습니다.',
  'read the statuses of a commit': '커밋의 모든 상태 읽기',
  'GitHub does not show it any more, so nothing was published.':
    'GitHub가 더는 보여 주지 않으므로, 아무것도 게시하지 않았습니다.',
  'Go on in a new pull request.': '새 풀 리퀘스트에서 계속하십시오.',
  'It has more than {0} comments, so the checklist could not be read again.':
    '댓글이 {0}개를 넘어, 체크리스트를 다시 읽을 수 없습니다.',
  'Look whether it still exists and whether the token may read the repository.':
    '아직 존재하는지, 토큰으로 저장소를 읽을 수 있는지 확인하십시오.',
  'a reply': '답글',
  'react to a comment': '댓글에 반응 남기기',
  'the report': '보고서',
  'ask for a review': '리뷰 요청',
  'GitHub takes no more statuses of `{0}` here, because it keeps at most 1,000 for one commit.':
    'GitHub는 커밋 하나에 상태를 최대 1,000개까지만 보관하므로, 여기에서는 `{0}` 상태를 더 받지 않습니다.',
  'Push another commit, an empty one will do; then find out what wakes the review so often.':
    '커밋을 하나 더 푸시하십시오. 빈 커밋이어도 됩니다. 그런 다음 무엇이 검토를 이렇게 자주 깨우는지 찾으십시오.',
  'read the status of a commit': '커밋의 상태 읽기',
  'set the commit status that blocks the merge': '병합을 차단하는 커밋 상태 설정',
  'Choose another base branch.': '다른 기준(base) 브랜치를 선택하십시오.',
  'Comment `/migration recheck` later; if it stays so, delete the checklist, and a new one is posted.':
    '나중에 `/migration recheck` 댓글을 남기십시오. 그래도 그대로이면 체크리스트를 삭제하십시오. 새 체크리스트가 게시됩니다.',
  'Commit it again with fewer co-authors.': '공동 작성자를 줄여 다시 커밋하십시오.',
  'GitHub does not know the head commit of the pull request any more.':
    'GitHub가 풀 리퀘스트의 head 커밋을 더는 알지 못합니다.',
  'GitHub lists a checklist and does not show who edited it, so it is not known who signed and who took it back.':
    'GitHub가 체크리스트를 나열하지만 누가 편집했는지 보여 주지 않으므로, 누가 서명했고 누가 철회했는지 알 수 없습니다.',
  'It names {0} authors, more than can be read, so who made it cannot be known.':
    '작성자 {0}명의 이름이 있어 읽을 수 있는 한도를 넘으므로, 누가 만들었는지 알 수 없습니다.',
  'Its base branch does not exist any more, so there is no policy to judge it by.':
    '기준(base) 브랜치가 더는 존재하지 않으므로, 판정의 기준이 될 정책이 없습니다.',
  'Push its branch again.': '해당 브랜치를 다시 푸시하십시오.',
  'pull request {0}, commit {1}': '풀 리퀘스트 {0}, 커밋 {1}',
  'Its members cannot be read: GITHUB_TOKEN cannot read teams, and an App needs the organization permission `members: read`; the team may also not exist.':
    '구성원을 읽을 수 없습니다. GITHUB_TOKEN으로는 팀을 읽을 수 없고, App에는 조직 권한 `members: read`가 필요합니다. 팀이 존재하지 않을 수도 있습니다.',
  'Run as an App with that permission, or let the role ask for `permission` or `users` instead of `teams`.':
    '그 권한이 있는 App으로 실행하거나, 역할이 `teams` 대신 `permission` 또는 `users`를 요구하게 하십시오.',
  'This is not the name of a team.': '팀의 이름이 아닙니다.',
  'Write it as organization and slug.': '조직과 슬러그(slug)로 작성하십시오.',
  'read the team {0}': '{0} 팀 읽기',
  'team {0}': '{0} 팀',
  'Go on in an issue of your own.': '직접 새 이슈를 열어 계속하십시오.',
  'read the comments of the rollout': '롤아웃의 댓글 읽기',
  'Take the label `{0}` from those that are done.': '끝난 이슈에서 `{0}` 레이블을 제거하십시오.',
  'There are more than {0} tracking issues, so none is opened or looked after any more.':
    '추적 이슈가 {0}개를 넘어, 더는 열거나 관리하지 않습니다.',
  'list the tracking issues': '추적 이슈 나열',
  'read the newest release': '최신 릴리스 읽기',
  'Issues are switched off in this repository, so no tracking issue can be opened.':
    '이 저장소에서 이슈 기능이 꺼져 있어 추적 이슈를 열 수 없습니다.',
  'Switch them on in the settings of the repository, or set `report.trackingIssue: false`.':
    '저장소 설정에서 이슈 기능을 켜거나, `report.trackingIssue: false` 설정을 사용하십시오.',
  'The comment': '댓글',
  'The tracking issue': '추적 이슈',
  'bring the tracking issue up to date': '추적 이슈 갱신',
  'close a second tracking issue': '두 번째 추적 이슈 닫기',
  'open the tracking issue': '추적 이슈 열기',
  'post a reply': '답글 게시',
  'remind of what is owed': '남은 일 알림',
  'say where the rollout is tracked': '롤아웃을 추적하는 곳 알림',
  'take a second reminder away': '두 번째 알림 제거',
};
