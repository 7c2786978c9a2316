package org.pledgekeeper.typed;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pledgekeeper.refusal.Refused;

/** One of a list, by the name that someone chose or sent. */
public final class OneOf {
    private OneOf() {}

    /** @return the one of this name, in capitals as the interface writes it; empty for null and for any other */
    public static <E extends Enum<E>> Optional<E> named(Class<E> list, String name) {
        return by(list, Enum::name, name);
    }

    /** @return the one that says this of itself; empty for null and for any other */
    public static <E extends Enum<E>> Optional<E> by(Class<E> list, Function<E, String> of, String said) {
        return Arrays.stream(list.getEnumConstants()).filter(one -> of.apply(one).equals(said)).findFirst();
    }

    /**
     * @param what what is chosen, as the field is called: "role"
     * @return the one of this name; null when nothing was sent
     * @throws Refused for a name that is none of them; it says which there are
     */
    public static <E extends Enum<E>> E chosen(Class<E> list, String what, String name) {
        return name == null || name.isBlank() ? null : named(list, name).orElseThrow(() -> new Refused(what, "There is no " + what + " \""
                + name + "\". Use one of " + Arrays.stream(list.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))
                + "."));
    }
}
