// @ts-check
import { Changer } from '../change/changer.js';
import { changeCall, CodePanel, readingCall } from '../code/code-panel.js';
import { byId } from '../elements.js';
import { Tabs } from '../tabs.js';
import { t } from '../text.js';
import { ReadingPanel } from './reading-panel.js';
import { Stage } from './stage.js';

/** A photo with its reading: the stage on one side, and beside it reading, change and code for the chosen face. */
export class PhotoView {
  /** @param {() => void} onKeyWanted */
  constructor(onKeyWanted) {
    this.element = byId('result');
    this.index = 0;
    /** Whether the change was in front last, and not the reading. */
    this.isChanged = false;
    this.stage = new Stage(byId('photo'), index => this.choose(index), (from, to) => this.bring(from, to));
    this.reading = new ReadingPanel(byId('view-read'));
    this.changer = new Changer(byId('view-change'), byId('made'), this.stage, onKeyWanted, () => this.tellCode(), index => this.change(index));
    this.code = new CodePanel(byId('view-code'));
    this.tabs = new Tabs(byId('views'), panel => this.turnTo(panel));
  }

  hide() {
    this.element.hidden = true;
    this.photo = undefined;
    this.changer.use(undefined);
  }

  /** @param {File} photo @param {HTMLImageElement} image @param {any} reply With at least one face. */
  show(photo, image, reply) {
    this.element.hidden = false;
    this.photo = { photo, image, reply };
    this.stage.show(image, reply.faces);
    this.changer.use(this.photo);
    byId('photo-hint').textContent = reply.faces.length > 1 ? t('photo.choose') : '';
    this.choose(0);
    if (this.isChanged) {
      this.changer.generate();
    }
  }

  /** Another face in the change too. @param {number} index */
  change(index) {
    this.choose(index);
    this.changer.generate();
  }

  /** The expression of one face on another, which was chosen by a drag. @param {number} from @param {number} to */
  bring(from, to) {
    this.choose(to);
    this.changer.bring(from);
    this.tabs.open('view-change');
  }

  /** @param {number} index */
  choose(index) {
    this.index = index;
    this.stage.mark(index);
    this.reading.show(this.photo?.reply, index);
    this.changer.face(index);
    this.tellCode();
  }

  /** @param {string} panel Which of the three is in front. */
  turnTo(panel) {
    this.isChanged = panel === 'view-change' || (this.isChanged && panel !== 'view-read');
    this.element.classList.toggle('changing', this.isChanged);
    this.changer.over.setShown(this.isChanged);
    this.tellCode();
    if (panel === 'view-change' && this.photo && !this.changer.history.last) {
      this.changer.generate();
    }
  }

  /** The code of what was in front last: the reading or the change. */
  tellCode() {
    if (this.photo) {
      this.code.show(this.isChanged ? changeCall(this.photo, this.changer.wish) : readingCall(this.photo.photo));
    }
  }
}
