package io.github.fetchproof.harness.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.fetchproof.harness.trace.Calibration;
import java.util.List;

/** What a provider delivers, as JSON; its schema is the resource {@code calibrations.schema.json}. */
public final class CalibrationJson {
    private CalibrationJson() {}

    public static String of(List<Calibration> calibrations) {
        ArrayNode root = Json.MAPPER.createArrayNode();
        for (Calibration each : calibrations) {
            root.addObject()
                    .put("provider", each.provider())
                    .put("fault", each.fault())
                    .put("deliverable", each.deliverable())
                    .put("on", each.on())
                    .put("off", each.off());
        }
        return Json.print(root);
    }
}
