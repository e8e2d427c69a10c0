// Asks for the state and sends commands.

const EVERY_MS = 2_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Asks every two seconds while the tab is seen. told(state) gets each answer, lost(sentence) each
 * failure; what is asked for comes from ask(), an object of parameters.
 */
export class Poll {
  constructor(root, ask, told, lost) {
    this.root = root;
    this.ask = ask;
    this.told = told;
    this.lost = lost;
    this.paused = false;
    this.failures = 0;
    this.turn = 0;
    document.addEventListener('visibilitychange', () => this.now());
  }

  /** At once, instead of when it would be time. */
  now() {
    clearTimeout(this.timer);
    this.turn++;
    if (!document.hidden && !this.paused) {
      this.once(this.turn);
    }
  }

  /** Once even while paused: after a command, or for another bus. */
  refresh() {
    clearTimeout(this.timer);
    this.turn++;
    this.once(this.turn);
  }

  async once(turn) {
    try {
      const answer = await fetch(`${this.root}/state?${new URLSearchParams(this.ask())}`,
          { cache: 'no-store', headers: { Accept: 'application/json' } });
      if (!answer.ok) {
        throw new Error(answer.status === 401 ? 'The login is over: load the page again.'
            : `The console answers ${answer.status}.`);
      }
      const state = await answer.json();
      this.failures = 0;
      this.token = state.token;
      if (turn === this.turn) {
        this.told(state);
      }
    } catch (error) {
      this.failures++;
      if (turn === this.turn) {
        this.lost(error instanceof TypeError ? 'The console does not answer.' : error.message);
      }
    }
    if (turn === this.turn && !document.hidden && !this.paused) {
      this.timer = setTimeout(() => this.now(),
          Math.min(EVERY_MS * (1 + this.failures), LONGEST_PAUSE_MS));
    }
  }

  /** Sends a command; throws with a sentence when it is not taken. */
  async command(command, bus, lane, reason) {
    let answer;
    try {
      answer = await fetch(`${this.root}/command`, {
        method: 'POST',
        headers: { 'X-Chronicle-Token': this.token },
        body: new URLSearchParams({ command, bus, lane, reason }),
      });
    } catch {
      throw new Error('The console does not answer; nothing may have happened.');
    }
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new Error(said.error || `The console answers ${answer.status}.`);
    }
  }
}
