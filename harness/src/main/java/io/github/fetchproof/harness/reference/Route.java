package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.ModulePath;

/**
 * Where modules are asked for during one request to the fetcher.
 *
 * @param proxies what GOPROXY says
 * @param direct their own hosts alone, for those that no proxy may hear of
 */
record Route(Decisions decisions, ListWalk proxies, ListWalk direct) {

    /** Where to ask for a module. */
    ListWalk of(ModulePath path) {
        return decisions.isPrivate(path) ? direct : proxies;
    }
}
