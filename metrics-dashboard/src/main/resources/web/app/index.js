// The page: everything it shows arrives on one websocket; see docs/dashboard.md.
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
import { showDeadLetters } from './pipeline/dead-letters.js';
import { Charts } from './charts/charts.js';
import { ModelsPanel } from './models/panel.js';
import { showDownloads } from './models/downloads.js';
import { LiquidPanel } from './liquid/panel.js';
import { offerTestHook } from './hook.js';

const store = new Store();
const charts = new Charts();
const liquid = new LiquidPanel();
const models = new ModelsPanel();

store.on('pipeline', () => {
  showPipeline(store.pipeline, store.models.current);
  showDeadLetters(store.pipeline.deadLetters);
});
store.on('prediction', () => {
  liquid.offer(store.predictions);
  showDownloads(store.predictions);
});
liquid.onShown((shown) => charts.showFrame(shown));
for (const section of ['training', 'scores', 'models', 'prediction']) {
  store.on(section, () => showActivity(store));
}
for (const section of ['training', 'scores', 'models']) {
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
offerTestHook(store, charts, liquid, models);
