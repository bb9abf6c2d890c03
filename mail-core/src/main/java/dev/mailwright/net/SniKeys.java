package dev.mailwright.net;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives the TLS engine the pair that belongs to the name the client asked for. The alias of a pair is its name in the configuration. Immutable.
 *
 * <p>The name is read by the engine itself, after its own checks: nothing of ours parses a ClientHello or waits for one.
 */
final class SniKeys extends X509ExtendedKeyManager {

    private final Map<String, Credentials> pairs;
    private final TlsNames<String> aliases;

    SniKeys(Map<String, Credentials> pairs, TlsNames<String> aliases) {
        this.pairs = Map.copyOf(pairs);
        this.aliases = aliases;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        String alias = engine != null && engine.getHandshakeSession() instanceof ExtendedSSLSession session
                ? aliases.find(asked(session.getRequestedServerNames()))
                : aliases.fallback();
        Credentials pair = pairs.get(alias);
        return pair != null && pair.key().getAlgorithm().equals(keyType) ? alias : null;
    }

    private static String asked(List<SNIServerName> names) {
        for (SNIServerName name : names) {
            if (name.getType() == StandardConstants.SNI_HOST_NAME && name instanceof SNIHostName host) {
                return host.getAsciiName();
            }
        }
        return "";
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Credentials pair = pairs.get(alias);
        return pair == null ? null : pair.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Credentials pair = pairs.get(alias);
        return pair == null ? null : pair.key();
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return pairs.keySet().toArray(String[]::new);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
