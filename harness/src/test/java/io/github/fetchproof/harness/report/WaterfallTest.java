package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.trace.Traces;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaterfallTest {

    @Test
    void aTraceInWhichNothingHappenedHasNoDrawing() {
        assertThat(Waterfall.of(Traces.trace().done(), 100)).isEmpty();
    }

    @Test
    void aFaultIsABandFromOnToOff() {
        Waterfall drawing = draw(Traces.trace()
                .fault(0, "refused", "on")
                .fault(500, "refused", "off")
                .request(1000, "P1", "/m/@v/list", 200)
                .done());

        Waterfall.Shape band = only(drawing, "fault");
        assertThat(Double.parseDouble(band.width())).isEqualTo(400);
        assertThat(band.says()).isEqualTo("0.000 s fault: refused on");
    }

    @Test
    void aFaultThatIsNeverSwitchedOffLastsToTheEnd() {
        Waterfall drawing = draw(Traces.trace()
                .fault(500, "refused", "on")
                .request(0, "P1", "/m/@v/list", 200)
                .request(1000, "P1", "/m/@v/list", 200)
                .done());

        assertThat(Double.parseDouble(only(drawing, "fault").width())).isEqualTo(400);
    }

    @Test
    void aRefusedDialIsOneMarkAndAResetConnectionAnother() {
        Waterfall refused = draw(Traces.trace().up(1, "S", 0).down(2, "AR", 0).done());
        Waterfall reset = draw(
                Traces.trace().up(1, "S", 0).down(2, "SA", 0).down(9, "AR", 0).done());

        assertThat(kinds(refused)).containsExactly("reset");
        assertThat(kinds(reset)).containsExactly("dial", "reset");
    }

    @Test
    void statusesHaveTheirKinds() {
        Traces trace = Traces.trace();
        int[] statuses = {200, 302, 404, 410, 403, 503, 0};
        for (int i = 0; i < statuses.length; i++) {
            trace.request(i * 100, "P1", "/m/@v/v1.0.0.mod", statuses[i]);
        }

        assertThat(kinds(draw(trace.done())))
                .containsExactly("ok", "moved", "absent", "absent", "error", "error", "none");
    }

    @Test
    void aFetchIsNamedWithHowItEnded() {
        Waterfall drawing = draw(Traces.trace()
                .fetched(Fetch.Ending.HUNG, false, Optional.empty(), -1)
                .done());

        assertThat(only(drawing, "hung").label().orElseThrow().says()).isEqualTo("fetch 1: hung");
    }

    @Test
    void shapesOfOneRowDoNotCoverEachOther() {
        Traces trace = Traces.trace();
        for (int i = 0; i < 40; i++) {
            trace.request(i * 7, "P1", "/m/@v/v1.0.0.zip", 200);
        }

        List<Waterfall.Shape> shapes = lane(draw(trace.done()), "P1");
        for (int i = 0; i < shapes.size(); i++) {
            Waterfall.Shape one = shapes.get(i);
            assertThat(shapes.subList(i + 1, shapes.size()).stream()
                            .filter(each -> each.y().equals(one.y()))
                            .filter(each -> left(each) < left(one) + Double.parseDouble(one.width())
                                    && left(one) < left(each) + Double.parseDouble(each.width())))
                    .isEmpty();
        }
    }

    @Test
    void whatIsTooMuchIsLeftOutAndCounted() {
        Traces trace = Traces.trace();
        for (int i = 0; i < 40; i++) {
            trace.request(i * 7, "P1", "/m/@v/v1.0.0.zip", 200);
        }

        Waterfall drawing = Waterfall.of(trace.done(), 30).orElseThrow();

        assertThat(lane(drawing, "P1")).hasSize(30);
        assertThat(drawing.leftOut()).isEqualTo(10);
    }

    @Test
    void anOriginThatNobodyCameToHasAnEmptyLane() {
        Waterfall drawing = draw(Traces.trace().fetched(true).done());

        assertThat(lane(drawing, "P1")).isEmpty();
    }

    private static Waterfall draw(Trace trace) {
        return Waterfall.of(trace, 1000).orElseThrow();
    }

    private static List<Waterfall.Shape> lane(Waterfall drawing, String name) {
        return drawing.lanes().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .shapes();
    }

    private static List<String> kinds(Waterfall drawing) {
        return lane(drawing, "P1").stream().map(Waterfall.Shape::kind).toList();
    }

    private static Waterfall.Shape only(Waterfall drawing, String kind) {
        return drawing.lanes().stream()
                .flatMap(each -> each.shapes().stream())
                .filter(each -> each.kind().equals(kind))
                .reduce((one, other) -> {
                    throw new AssertionError("one shape of the kind " + kind);
                })
                .orElseThrow();
    }

    private static double left(Waterfall.Shape shape) {
        return Double.parseDouble(shape.x());
    }
}
