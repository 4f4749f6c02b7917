package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.git.UploadPackService;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Site;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A host of repositories as a function: pages for those that ask with {@code ?go-get=1}, git's own protocol for those that
 * ask for a repository. See https://git-scm.com/docs/http-protocol.
 *
 * <p>Threads may share it. A repository is packed when it is first asked for.
 */
final class SiteOrigin {
    private static final String REFS = "/info/refs";
    private static final String PACK = "/" + UploadPackService.NAME;
    private static final String HTML = "text/html; charset=utf-8";

    private final Site site;
    private final Map<String, UploadPackService> services = new ConcurrentHashMap<>();

    SiteOrigin(Site site) {
        this.site = site;
    }

    /** The answer to a request, on which a fault may act. */
    Script respond(Optional<ServerFault> fault, Request request) {
        Script truth = truth(request);
        Script played = fault.map(acting -> Sabotage.of(truth, acting, request)).orElse(truth);
        return request.method().equals("HEAD") ? played.withoutBody() : played;
    }

    /** What a request counts as. */
    static Artefact counted(Request request) {
        if (request.path().endsWith(REFS)) {
            return Artefact.REFS;
        }
        if (request.path().endsWith(PACK)) {
            return Artefact.PACK;
        }
        return discovers(request) ? Artefact.DISCOVERY : Artefact.ANY;
    }

    private static boolean discovers(Request request) {
        return ("&" + request.query() + "&").contains("&go-get=1&");
    }

    private Script truth(Request request) {
        return switch (counted(request)) {
            case REFS ->
                service(request, REFS)
                        .filter(there -> request.query().equals("service=" + UploadPackService.NAME))
                        .map(there -> git("advertisement", there.advertisement(protocol(request))))
                        .orElseGet(() -> missing(request));
            case PACK ->
                service(request, PACK)
                        .filter(there -> request.method().equals("POST"))
                        .map(there -> answer(there, request))
                        .orElseGet(() -> missing(request));
            default -> site.pageAt(request.path()).map(SiteOrigin::page).orElseGet(() -> missing(request));
        };
    }

    private Optional<UploadPackService> service(Request request, String end) {
        String path = request.path().substring(0, request.path().length() - end.length());
        return site.repositoryAt(path).map(this::service);
    }

    private UploadPackService service(Repository repository) {
        return services.computeIfAbsent(repository.name(), first -> UploadPackService.of(repository));
    }

    private static Script answer(UploadPackService service, Request request) {
        try {
            return git("result", service.answer(protocol(request), request.content()));
        } catch (IllegalArgumentException notGit) {
            return ProxyOrigin.refusal(400, "not a request of git: " + notGit.getMessage());
        }
    }

    private static String protocol(Request request) {
        return request.header("Git-Protocol").orElse("");
    }

    private static Script git(String what, byte[] body) {
        return Script.plain(
                200,
                List.of(
                        new Header("Content-Type", "application/x-" + UploadPackService.NAME + "-" + what),
                        new Header("Cache-Control", "no-cache")),
                body,
                true);
    }

    private static Script page(Site.Page page) {
        return Script.plain(
                page.status(),
                List.of(new Header("Content-Type", HTML)),
                page.html().getBytes(StandardCharsets.UTF_8),
                true);
    }

    private static Script missing(Request request) {
        return ProxyOrigin.refusal(404, "not found: " + request.path());
    }
}
