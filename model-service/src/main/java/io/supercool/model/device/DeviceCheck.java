package io.supercool.model.device;

import ai.djl.Device;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ends a start that cannot have the device asked for, rather than the first training. */
@ApplicationScoped
class DeviceCheck {

  void check(@Observes StartupEvent started) {
    if (Devices.asked(System.getenv())) {
      Device device = Devices.current();
      Log.infof("Computing on %s", device);
    }
  }
}
