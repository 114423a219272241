/** Progress for a log: a line for each new status and each further tenth. */
import type { Output } from './output.ts';
import type { ProgressDisplay } from './progress-display.ts';

const STEP_PERCENT = 10;

export function createProgressLines(output: Output): ProgressDisplay {
  let shownStatus = '';
  let shownStep = -1;
  let isInTrouble = false;
  return {
    show(video) {
      isInTrouble = false;
      const step = Math.floor(video.progress / STEP_PERCENT);
      if (video.status === shownStatus && step <= shownStep) return;
      shownStatus = video.status;
      shownStep = step;
      const percent = video.status === 'in_progress' ? ` ${video.progress} %` : '';
      output.note(`${video.id} ${video.status}${percent}`);
    },
    showFailure(failure) {
      if (!isInTrouble) output.note(`${failure.message}; trying again`);
      isInTrouble = true;
    },
    end() {},
  };
}
