package org.openpractice.staff.employee;

/** Makes identifiers whose check digits are right; the way here is another than the one under test. */
public final class Numbers {

    private Numbers() {}

    /** An NPI from its first nine digits, by the Luhn rule over the whole of 80840 and the number. */
    public static String npi(int stem) {
        String all = "80840" + stem;
        int sum = 0;
        boolean twice = true;
        for (int i = all.length() - 1; i >= 0; i--) {
            int value = Character.getNumericValue(all.charAt(i)) * (twice ? 2 : 1);
            sum += value / 10 + value % 10;
            twice = !twice;
        }
        return stem + "" + (10 - sum % 10) % 10;
    }

    /** A DEA number from its letters and six digits. */
    public static String dea(String letters, int six) {
        String digits = "%06d".formatted(six);
        int sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 + 1);
        }
        return letters + digits + sum % 10;
    }

    /** A social security number that can have been assigned, another for each n below ten thousand. */
    public static String ssn(int n) {
        return "%03d-%02d-%04d".formatted(1 + n / 1000 % 600, 1 + n % 99, 1 + n % 9999);
    }
}
