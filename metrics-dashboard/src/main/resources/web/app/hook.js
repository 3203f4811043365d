// What browser tests may ask: window.supercool.state.

export function offerTestHook(store, charts, liquid, models) {
  window.supercool = {
    placeOf: (particle) => liquid.placeOf(particle),
    get state() {
      return {
        connection: store.connection,
        servicesUp: store.pipeline.services.filter((service) => service.state === 'UP').map((service) => service.name),
        topics: store.pipeline.topics.length,
        epochs: store.training?.epochs.size ?? 0,
        predictions: store.predictions.map((prediction) => prediction.id),
        online: store.online,
        warnings: store.warnings.count,
        chartPoints: charts.points(),
        liquid: liquid.summary(),
        models: models.shown,
        sideBySide: store.sideBySide,
      };
    },
  };
}
