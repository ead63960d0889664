package org.openpractice.local.story;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The made-up staff, the same at every telling, and the file in which it comes. */
final class Roster {

    static final String HEADER = "employee_number,first_name,middle_name,last_name,former_last_names,birth_date,ssn,"
            + "work_email,home_street,home_city,home_state,home_zip,location,department,position,employment_type,"
            + "starts_on,npi,dea_number";

    /** The two rows that cannot be taken: an NPI with a wrong check digit, and a social security number of area 000. */
    static final int WRONG_ROWS = 2;

    /** The one whose work address is that of the realm's user {@code employee}. */
    static final int WITH_LOGIN = 30;

    private static final String[] FIRST_NAMES = {
        "Alma", "Boris", "Carla", "Dario", "Edith", "Felix", "Greta", "Hugo", "Irene", "Jonas", "Klara", "Leo", "Mira",
        "Nils", "Olga", "Pavel", "Queenie", "Ruben", "Sonja", "Timo", "Ulla", "Victor", "Wanda", "Xaver", "Yara"
    };
    private static final String[] LAST_NAMES = {
        "Alderdemo",
        "Birchdemo",
        "Cedardemo",
        "Dogwooddemo",
        "Elmdemo",
        "Firdemo",
        "Ginkgodemo",
        "Hazeldemo",
        "Ivydemo",
        "Juniperdemo",
        "Katsurademo",
        "Lindendemo",
        "Mapledemo",
        "Nutmegdemo",
        "Oakdemo",
        "Pinedemo",
        "Quincedemo",
        "Rowandemo",
        "Sprucedemo",
        "Tamarackdemo",
        "Upasdemo",
        "Viburnumdemo",
        "Willowdemo",
        "Yewdemo",
        "Zelkovademo"
    };

    private final List<Colleague> colleagues = new ArrayList<>();

    Roster() {
        for (Job job : Job.values()) {
            for (int i = 0; i < job.people(); i++) {
                colleagues.add(colleague(colleagues.size(), job));
            }
        }
    }

    List<Colleague> colleagues() {
        return List.copyOf(colleagues);
    }

    List<Colleague> providers() {
        return colleagues.stream()
                .filter(colleague -> colleague.job().isProvider())
                .toList();
    }

    /** The file: everybody, and the wrong rows among them. */
    byte[] file() {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        colleagues.forEach(colleague -> lines.add(colleague.rosterLine()));
        Colleague provider = colleague(colleagues.size(), Job.PHYSICIAN);
        lines.add(20, provider.rosterLine().replace(provider.npi(), otherLastDigit(provider.npi())));
        Colleague clerk = colleague(colleagues.size() + 1, Job.BILLING_CLERK);
        lines.add(
                40, clerk.rosterLine().replace(clerk.ssn(), "000" + clerk.ssn().substring(3)));
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Colleague colleague(int i, Job job) {
        String first = FIRST_NAMES[i % FIRST_NAMES.length];
        String last = LAST_NAMES[(i * 7 + i / LAST_NAMES.length) % LAST_NAMES.length];
        return new Colleague(
                "E-" + (1001 + i),
                first,
                last,
                LocalDate.of(1962 + i % 38, 1 + i % 12, 1 + i * 5 % 28),
                String.format(Locale.ROOT, "89%d-%02d-%04d", i % 10, 10 + i % 80, 2100 + i),
                (i == WITH_LOGIN ? "employee" : first + "." + last).toLowerCase(Locale.ROOT) + "@riverbend.example",
                job,
                Place.values()[i % Place.values().length],
                LocalDate.of(2019 + i % 7, 1 + i % 9, 1 + i * 3 % 28),
                job.isProvider() ? npi(i) : "",
                job == Job.PHYSICIAN ? deaNumber(i, last) : "");
    }

    /** Begins with 2: well-formed, and none of those has been given to anybody. */
    static String npi(int i) {
        String nine = "20000" + (1000 + i * 7 % 9000);
        int sum = 24;
        for (int at = 0; at < 9; at++) {
            int digit = nine.charAt(at) - '0';
            int weighted = at % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return nine + (10 - sum % 10) % 10;
    }

    private static String deaNumber(int i, String lastName) {
        String six = String.format(Locale.ROOT, "%06d", 100003 + i * 101);
        int odd = (six.charAt(0) - '0') + (six.charAt(2) - '0') + (six.charAt(4) - '0');
        int even = (six.charAt(1) - '0') + (six.charAt(3) - '0') + (six.charAt(5) - '0');
        return "F" + lastName.charAt(0) + six + (odd + 2 * even) % 10;
    }

    private static String otherLastDigit(String number) {
        int last = number.charAt(number.length() - 1) - '0';
        return number.substring(0, number.length() - 1) + (last + 1) % 10;
    }
}
