package io.github.fetchproof.fakes.sumdb;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Logs whose bytes another program made and the go command accepts. */
final class VectorB {
    static final String VERIFIER = "sum.lab.test+e308121d+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
    static final String SIGNER = "PRIVATE+KEY+sum.lab.test+e308121d+AQcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH";
    static final SignerKey KEY = new SignerKey(SIGNER);

    static final ModuleRecord X0 = record(
            "example.com/x0",
            "h1:SbpIpLwZS1/zx4D6dX21viUS3qqzr5fG0Wibaw070z8=",
            "h1:vHv84cU2xqnpLP0U+tjYA9d5XWAEZVGnNwGG+SGunGQ=");
    static final ModuleRecord X1 = record(
            "example.com/x1",
            "h1:oFNS7vnKvwTOf44oMp4ukJYZPT7hKF4L25N1yRFGRcg=",
            "h1:qA2rlb5jY9dg0JDKTXBiff7rDlSE6sDZBotn0N/bJSg=");
    static final ModuleRecord M = record(
            "example.com/m",
            "h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=",
            "h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=");
    static final String ZEROS = "h1:" + "A".repeat(43) + "=";

    /** Three records, the last of which is vector A. */
    static final TransparencyLog LOG = new TransparencyLog(KEY, List.of(X0, X1, M));

    private VectorB() {}

    /** Vector A as record 5 among fillers. */
    static TransparencyLog crowd(int size) {
        List<ModuleRecord> records = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            records.add(i == 5 ? M : record("example.com/y" + i, ZEROS, ZEROS));
        }
        return new TransparencyLog(KEY, records);
    }

    static ModuleRecord record(String path, String zip, String goMod) {
        return ModuleRecord.of(ModuleVersion.of(path, "v1.0.0"), new Hash1(zip), new Hash1(goMod));
    }

    /** The lines, each ended by a newline. */
    static String lines(String... lines) {
        return String.join("\n", Arrays.asList(lines)) + "\n";
    }
}
