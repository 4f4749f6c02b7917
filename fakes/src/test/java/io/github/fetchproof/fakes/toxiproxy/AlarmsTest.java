package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private final Alarms alarms = new Alarms();
    private final List<String> rung = new ArrayList<>();

    @Test
    void alarmsRingInTheOrderTheyAreDue() {
        alarms.alarm(now -> rung.add("later")).set(20);
        alarms.alarm(now -> rung.add("first")).set(10);
        alarms.alarm(now -> rung.add("not yet")).set(30);
        alarms.ring(20);

        assertThat(rung).containsExactly("first", "later");
        assertThat(alarms.next()).isEqualTo(30);
    }

    @Test
    void anAlarmCanBeMovedAndSwitchedOff() {
        Alarm moved = alarms.alarm(now -> rung.add("moved"));
        moved.set(10);
        moved.set(50);
        Alarm off = alarms.alarm(now -> rung.add("off"));
        off.set(5);
        off.set(Effect.NEVER);
        alarms.ring(40);

        assertThat(rung).isEmpty();
        assertThat(alarms.next()).isEqualTo(50);
    }

    @Test
    void anAlarmThatSetsItselfAgainDoesNotRingForEver() {
        Alarm[] again = new Alarm[1];
        again[0] = alarms.alarm(now -> {
            rung.add("again");
            again[0].set(now);
        });
        again[0].set(0);
        alarms.ring(1);

        assertThat(rung).hasSize(1);
        assertThat(alarms.next()).isEqualTo(1);
    }
}
