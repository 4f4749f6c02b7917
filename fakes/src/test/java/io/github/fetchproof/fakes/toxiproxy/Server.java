package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fetchproof.fakes.link.OriginalToxiproxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Who must keep the contract. */
enum Server {
    EMBEDDED {
        @Override
        void assumeHere() {}

        @Override
        Rig open() throws IOException {
            EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1));
            return new Rig(this, "2.12.0", server.port(), server);
        }
    },
    ORIGINAL {
        @Override
        void assumeHere() {
            assumeThat(OriginalToxiproxy.find()).as(OriginalToxiproxy.WHERE).isPresent();
        }

        @Override
        Rig open() throws IOException {
            Path program = OriginalToxiproxy.find().orElseThrow();
            OriginalToxiproxy server = OriginalToxiproxy.start(program);
            return new Rig(this, OriginalToxiproxy.version(program), server.port(), server);
        }
    };

    /** Skips what is to come, saying why, where there is none. */
    abstract void assumeHere();

    /** A fresh one. */
    abstract Rig open() throws IOException;
}
