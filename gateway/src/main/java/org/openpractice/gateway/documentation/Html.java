package org.openpractice.gateway.documentation;

/** Text as it may stand in a page. */
final class Html {

    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** What stands between backticks becomes code. */
    static String withCode(String text) {
        return escaped(text).replaceAll("`([^`]*)`", "<code>$1</code>");
    }
}
