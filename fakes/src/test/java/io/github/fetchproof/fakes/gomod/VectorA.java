package io.github.fetchproof.fakes.gomod;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;

/** A module, its zip and its hashes as the go command reported them. */
final class VectorA {

    static final ModuleVersion MODULE = ModuleVersion.of("example.com/m", "v1.0.0");
    static final String GO_MOD = "module example.com/m\n\ngo 1.20\n";
    static final Map<String, byte[]> FILES = Map.of(
            "go.mod", GO_MOD.getBytes(UTF_8),
            "LICENSE", "public domain\n".getBytes(UTF_8),
            "m.go", "package m\n\n// V is one.\nconst V = 1\n".getBytes(UTF_8));
    static final String SUM = "h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=";
    static final String GO_MOD_SUM = "h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=";

    private VectorA() {}

    /** A zip of 494 bytes, made by another tool. */
    static byte[] zip() {
        return Base64.getMimeDecoder().decode("""
UEsDBBQAAAAIAAAAIQDTII8yIAAAAB4AAAAbAAAAZXhhbXBsZS5jb20vbUB2MS4wLjAvZ28ubW9ky81PKc1JVUitSMwtyEnVS87P
1c/l4krPVzDUMzLgAgBQSwMEFAAAAAgAAAAhAIuqDIsQAAAADgAAABwAAABleGFtcGxlLmNvbS9tQHYxLjAuMC9MSUNFTlNFKyhN
yslMVkjJz03MzOMCAFBLAwQUAAAACAAAACEAMjflWCQAAAAkAAAAGQAAAGV4YW1wbGUuY29tL21AdjEuMC4wL20uZ28rSEzOTkxP
Vcjl4tLXVwhTyCxWyM9L1eNKzs8rLgHybRUMuQBQSwECFAMUAAAACAAAACEA0yCPMiAAAAAeAAAAGwAAAAAAAAAAAAAAgAEAAAAA
ZXhhbXBsZS5jb20vbUB2MS4wLjAvZ28ubW9kUEsBAhQDFAAAAAgAAAAhAIuqDIsQAAAADgAAABwAAAAAAAAAAAAAAIABWQAAAGV4
YW1wbGUuY29tL21AdjEuMC4wL0xJQ0VOU0VQSwECFAMUAAAACAAAACEAMjflWCQAAAAkAAAAGQAAAAAAAAAAAAAAgAGjAAAAZXhh
bXBsZS5jb20vbUB2MS4wLjAvbS5nb1BLBQYAAAAAAwADANoAAAD+AAAAAAA=
""");
    }
}
