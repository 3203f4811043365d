// The page: everything it shows arrives on one websocket; see docs/reference/page.md.
import './style/tokens.css';
import './style/layout.css';
import './style/pipeline.css';
import './style/liquid.css';
import './style/particle.css';
import './style/models.css';
import { connect } from './connection.js';
import { Store } from './store.js';
import { showConnection, showActivity, showFigures } from './summary.js';
import { showPipeline } from './pipeline/pipeline.js';
import { showEnded } from './pipeline/ended.js';
import { showDeadLetters } from './pipeline/dead-letters.js';
import { showWarnings } from './pipeline/warnings.js';
import { Charts } from './charts/charts.js';
import { ModelsPanel } from './models/panel.js';
import { showDownloads } from './models/downloads.js';
import { LiquidPanel } from './liquid/panel.js';
import { showSuspicion } from './liquid/suspicion.js';
import { offerTestHook } from './hook.js';

const store = new Store();
// First of all, so that the server answers while the rest is being made.
connect({
  onState: (state) => {
    store.connection = state;
    showConnection(state);
  },
  onOpen: () => {
    store.clear();
    showActivity(store);
  },
  onJson: (message) => store.take(message),
  onFrame: (bytes) => store.takeFrame(bytes),
});
const charts = new Charts();
const liquid = new LiquidPanel((version) => store.cutoffOf(version));
const models = new ModelsPanel();

store.on('pipeline', () => {
  showPipeline(store.pipeline, store.models.current, store.warnings.count);
  showEnded(store.pipeline.services);
  showDeadLetters(store.pipeline.deadLetters);
  showActivity(store); // A service may have ended, or online learning may have.
});
let shownFrame = null;
store.on('warnings', () => {
  showWarnings(store.warnings);
  showSuspicion(shownFrame, store.warnings);
});
store.on('prediction', () => showDownloads(store.predictions));
for (const section of ['prediction', 'models']) {
  store.on(section, () => liquid.offer(store.frames, store.models.current?.version));
}
liquid.onShown((shown) => {
  shownFrame = shown.frame;
  charts.showFrame(shown);
  showSuspicion(shownFrame, store.warnings);
});
for (const section of ['training', 'scores', 'models', 'prequential', 'prediction']) {
  store.on(section, () => showActivity(store));
}
for (const section of ['training', 'scores', 'models', 'prequential', 'sideBySide']) {
  store.on(section, () => {
    charts.show(store);
    showFigures(store, charts.species);
    models.show(store, charts.species);
  });
}
charts.show(store);
showFigures(store, charts.species);
charts.onSpecies(() => {
  showFigures(store, charts.species);
  models.show(store, charts.species);
});
offerTestHook(store, charts, liquid, models);
