package io.github.fetchproof.fakes.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

class ZoneTest {
    private static final Zone ZONE = Zone.empty().with("p.test", List.of(InetAddress.getLoopbackAddress()));

    @Test
    void anAnswerRepeatsNumberAndQuestionAndMayNotBeRemembered() throws Exception {
        Message query = query();
        Message answer = Zone.answer(ZONE, query);

        assertThat(answer.getHeader().getID()).isEqualTo(query.getHeader().getID());
        assertThat(answer.getQuestion()).isEqualTo(query.getQuestion());
        assertThat(answer.getSection(Section.ANSWER)).hasSize(1).allMatch(record -> record.getTTL() == 0);
        assertThat(answer.getOPT()).isNull();
    }

    @Test
    void extensionsAreAnsweredWhereTheyAreUsed() throws Exception {
        Message query = query();
        query.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);

        assertThat(Zone.answer(ZONE, query).getOPT()).isNotNull();
    }

    @Test
    void refusesNamesThatCannotBe() {
        assertThatThrownBy(() -> ZONE.with("a..b", List.of(InetAddress.getLoopbackAddress())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a name must be a host name: a..b");
        assertThatThrownBy(() -> ZONE.with("q.test", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a name of a zone needs an address: q.test.");
    }

    @Property(tries = 2000)
    void noPacketUpsetsIt(
            @ForAll @Size(max = 80) byte[] noise, @ForAll @IntRange(max = 40) int kept, @ForAll boolean seeded)
            throws Exception {
        byte[] packet = noise;
        if (seeded) {
            packet = query().toWire();
            System.arraycopy(
                    noise,
                    0,
                    packet,
                    Math.min(kept, packet.length),
                    Math.min(noise.length, Math.max(0, packet.length - kept)));
        }
        Optional<Message> query = NameServer.query(Arrays.copyOf(packet, packet.length));

        if (query.isPresent()) {
            assertThat(Zone.answer(ZONE, query.get()).toWire(512).length).isLessThanOrEqualTo(512);
            assertThat(Zone.describe(Zone.answer(ZONE, query.get()))).isNotEmpty();
        }
    }

    private static Message query() throws TextParseException {
        return Message.newQuery(Record.newRecord(Name.fromString("p.test."), Type.A, DClass.IN));
    }
}
