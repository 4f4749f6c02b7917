package io.github.fetchproof.fakes.tls;

import io.github.fetchproof.fakes.fault.TlsFault.Mistake;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * An authority of this run alone, which issues certificates of elliptic keys (P-256), right ones and wrong ones. Threads may share
 * it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280">RFC 5280</a>
 */
public final class Authority {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String ALGORITHM = "SHA256WITHECDSA";
    private static final X500Name NAME = new X500Name("CN=Fetchproof test authority");
    private static final X500Name SUBJECT = new X500Name("CN=origin");
    private static final String SOMEBODY_ELSE = "somebody-else.test";

    private final SecureRandom random = new SecureRandom();
    private final Instant now;
    private final AsymmetricCipherKeyPair key;
    private final X509CertificateHolder root;

    private Authority(Instant now) {
        this.now = now;
        this.key = newKey();
        this.root = certificate(NAME, key, NAME, key, now.minus(DAY), now.plus(DAY), "");
    }

    /**
     * A new authority, which is trusted for a day from {@code now} on.
     *
     * @param now what the subjects' clocks show
     */
    public static Authority found(Instant now) {
        return new Authority(now);
    }

    /** What a client must trust, in PEM: the root certificate. */
    public String pem() {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject("CERTIFICATE", root.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * What a server shows who is what it says.
     *
     * @param host the server's name, or its IPv4 address
     */
    Identity identity(String host) {
        return issued(host, now.minus(DAY), now.plus(DAY));
    }

    /** What a server shows whose certificate proves nothing. */
    Identity identity(String host, Mistake mistake) {
        return switch (mistake) {
            case WRONG_HOST -> identity(SOMEBODY_ELSE);
            case EXPIRED -> issued(host, now.minus(YEAR), now.minus(DAY));
            case NOT_YET_VALID -> issued(host, now.plus(DAY), now.plus(YEAR));
            case UNKNOWN_ISSUER -> found(now).identity(host);
            case SELF_SIGNED -> {
                AsymmetricCipherKeyPair own = newKey();
                X509CertificateHolder leaf =
                        certificate(SUBJECT, own, SUBJECT, own, now.minus(DAY), now.plus(DAY), host);
                yield new Identity(own.getPrivate(), List.of(leaf));
            }
        };
    }

    private Identity issued(String host, Instant from, Instant to) {
        AsymmetricCipherKeyPair own = newKey();
        return new Identity(own.getPrivate(), List.of(certificate(NAME, key, SUBJECT, own, from, to, host)));
    }

    /** @param host empty for an authority's own */
    private X509CertificateHolder certificate(
            X500Name issuer,
            AsymmetricCipherKeyPair signing,
            X500Name subject,
            AsymmetricCipherKeyPair signed,
            Instant from,
            Instant to,
            String host) {
        try {
            X509v3CertificateBuilder certificate = new BcX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(64, random).add(BigInteger.ONE),
                    Date.from(from),
                    Date.from(to),
                    subject,
                    signed.getPublic());
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(host.isEmpty()));
            certificate.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(host.isEmpty() ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            if (!host.isEmpty()) {
                certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(named(host)));
            }
            return certificate.build(new BcECContentSignerBuilder(
                            new DefaultSignatureAlgorithmIdentifierFinder().find(ALGORITHM),
                            new DefaultDigestAlgorithmIdentifierFinder().find("SHA-256"))
                    .build(signing.getPrivate()));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate cannot be issued for " + host + ": " + e.getMessage(), e);
        }
    }

    private static GeneralName named(String host) {
        boolean address = host.matches("[0-9.]+");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private AsymmetricCipherKeyPair newKey() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(
                new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1), random));
        return generator.generateKeyPair();
    }
}
