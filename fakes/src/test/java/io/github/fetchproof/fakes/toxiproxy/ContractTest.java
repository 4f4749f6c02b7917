package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What our server and the original both keep, but for what {@link Divergences} lists. Each test has a server of its own. */
@ParameterizedClass(name = "{0}")
@EnumSource(Server.class)
@ExtendWith(Divergences.class)
abstract class ContractTest {
    final Rig rig;

    ContractTest(Server server) throws IOException {
        rig = server.open();
    }

    @BeforeParameterizedClassInvocation
    static void isHere(Server server) {
        server.assumeHere();
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }
}
