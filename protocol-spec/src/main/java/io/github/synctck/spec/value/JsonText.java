package io.github.synctck.spec.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** JSON texts as the client's {@code JSON.stringify} writes them, so that one value has one text on any JVM. */
public final class JsonText {
    private static final double EXACT_INTEGER_MAX = 9_007_199_254_740_992.0;

    /** So many digits tell any two doubles apart. */
    private static final int DIGITS_MAX = 17;

    private JsonText() {}

    /** A number in JavaScript's notation: no trailing {@code .0}, exponents from 1e21 on; not finite becomes null. */
    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "null";
        }
        if (value == Math.rint(value) && Math.abs(value) <= EXACT_INTEGER_MAX) {
            return Long.toString((long) value);
        }
        double magnitude = Math.abs(value);
        BigDecimal shortest = shortest(value);
        if (magnitude < 1e21 && magnitude >= 1e-6) {
            return shortest.stripTrailingZeros().toPlainString();
        }
        return exponential(shortest.stripTrailingZeros());
    }

    /** The fewest digits that read back as the value; {@code Double.toString} gives more on some JVMs. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_MAX; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(DIGITS_MAX, RoundingMode.HALF_EVEN));
    }

    private static String exponential(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - number.scale();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = number.signum() < 0 ? "-" : "";
        return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /** A string in quotes; control characters and lone surrogates are escaped, everything else stands as it is. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        quote(text, out);
        return out.toString();
    }

    /** Appends {@link #quote(String)} of the text. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        int plain = plainLength(text);
        out.append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20 || isLoneSurrogate(text, i)) {
                        escape(c, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** The same JSON document with its lone surrogates escaped, which stand in strings only and which UTF-8 cannot hold. */
    public static String encodable(String document) {
        int whole = 0;
        while (whole < document.length() && !isLoneSurrogate(document, whole)) {
            whole++;
        }
        if (whole == document.length()) {
            return document;
        }
        StringBuilder out = new StringBuilder(document.length() + 8).append(document, 0, whole);
        for (int i = whole; i < document.length(); i++) {
            if (isLoneSurrogate(document, i)) {
                escape(document.charAt(i), out);
            } else {
                out.append(document.charAt(i));
            }
        }
        return out.toString();
    }

    /** How many characters at the beginning stand as they are; mostly all of them. */
    private static int plainLength(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return i;
            }
        }
        return text.length();
    }

    private static void escape(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
    }

    private static boolean isLoneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
