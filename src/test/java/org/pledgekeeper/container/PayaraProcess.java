package org.pledgekeeper.container;

import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The process of {@link WarmPayara}: reads "deploy file" and "undeploy name" from standard input, answers each with one line, ends with it.
 */
public final class PayaraProcess {
    private PayaraProcess() {}

    /** @param arguments the file for what Payara logs, then what Payara Micro is given */
    public static void main(String... arguments) throws IOException {
        PrintStream answers = System.out;
        System.setOut(new PrintStream(arguments[0], StandardCharsets.UTF_8));
        System.setErr(System.out);
        PayaraMicro.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        PayaraMicroRuntime payara = PayaraMicro.getInstance().getRuntime();
        answers.println("ready");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            String what = command.replaceFirst("\\w+ ", "");
            if (command.startsWith("deploy ")) {
                boolean isThere =
                        payara.deploy("pledgekeeper", "/", new File(what)) && payara.getDeployedApplicationNames().contains("pledgekeeper");
                answers.println(isThere ? "done" : "that it could not deploy " + what);
            } else {
                payara.undeploy(what);
                answers.println("done");
            }
        }
        Runtime.getRuntime().halt(0);
    }
}
