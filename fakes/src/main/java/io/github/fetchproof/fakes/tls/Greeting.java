package io.github.fetchproof.fakes.tls;

import io.github.fetchproof.fakes.fault.TlsFault;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * What an origin says within one handshake, and what it hears. Used by one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446">RFC 8446, TLS 1.3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6066#section-3">RFC 6066, server_name</a>
 */
final class Greeting extends DefaultTlsServer {
    private static final SignatureAndHashAlgorithm ECDSA =
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);

    private static final int[] CIPHER_SUITES = {
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
    };

    private final BcTlsCrypto crypto;
    private final Identity identity;
    private final Optional<TlsFault> fault;
    private final Runnable acted;
    private String name = "";
    private boolean seen;

    /**
     * @param fault what is wrong with it, if anything
     * @param acted is run when the client meets that
     */
    Greeting(Identity identity, Optional<TlsFault> fault, Runnable acted) {
        super(new BcTlsCrypto(new SecureRandom()));
        this.crypto = (BcTlsCrypto) getCrypto();
        this.identity = identity;
        this.fault = fault;
        this.acted = acted;
    }

    /** The host the client asked for; empty when it named none. */
    String name() {
        return name;
    }

    /** The version agreed upon; empty when none was. */
    String version() {
        ProtocolVersion version = context.getServerVersion();
        return version == null ? "" : version.getName();
    }

    private void act() {
        if (!seen) {
            seen = true;
            acted.run();
        }
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        if (fault.isPresent() && fault.get() instanceof TlsFault.Only only) {
            return switch (only.version()) {
                case TLS_1_1 -> ProtocolVersion.TLSv11.only();
                case TLS_1_2 -> ProtocolVersion.TLSv12.only();
                case TLS_1_3 -> ProtocolVersion.TLSv13.only();
            };
        }
        return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12);
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return TlsUtils.getSupportedCipherSuites(crypto, CIPHER_SUITES);
    }

    @Override
    public void notifyClientVersion(ProtocolVersion offered) throws IOException {
        super.notifyClientVersion(offered);
        if (fault.isPresent() && fault.get() instanceof TlsFault.Only) {
            act();
        }
    }

    @Override
    @SuppressWarnings({"rawtypes", "JdkObsolete"}) // the library's own types
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        Vector<?> names = TlsExtensionsUtils.getServerNameExtensionClient(extensions);
        if (names != null) {
            for (Object each : names) {
                ServerName named = (ServerName) each;
                if (named.getNameType() == NameType.host_name) {
                    name = new String(named.getNameData(), java.nio.charset.StandardCharsets.US_ASCII);
                }
            }
        }
        if (fault.isPresent() && fault.get() instanceof TlsFault.NameRequired) {
            act();
            if (name.isEmpty()) {
                throw new TlsFatalAlert(AlertDescription.unrecognized_name);
            }
        }
    }

    @Override
    public TlsCredentials getCredentials() {
        if (fault.isPresent() && fault.get() instanceof TlsFault.Certificate) {
            act();
        }
        boolean named = TlsUtils.isSignatureAlgorithmsExtensionAllowed(context.getServerVersion());
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context), crypto, identity.key(), chain(), named ? ECDSA : null);
    }

    private Certificate chain() {
        TlsCertificate[] chain = new TlsCertificate[identity.chain().size()];
        try {
            for (int i = 0; i < chain.length; i++) {
                X509CertificateHolder each = identity.chain().get(i);
                chain[i] = crypto.createCertificate(each.getEncoded());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (!TlsUtils.isTLSv13(context)) {
            return new Certificate(chain);
        }
        CertificateEntry[] entries = new CertificateEntry[chain.length];
        for (int i = 0; i < chain.length; i++) {
            entries[i] = new CertificateEntry(chain[i], null);
        }
        return new Certificate(TlsUtils.EMPTY_BYTES, entries);
    }
}
