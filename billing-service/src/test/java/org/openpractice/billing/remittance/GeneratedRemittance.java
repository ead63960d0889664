package org.openpractice.billing.remittance;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A balanced remittance of about the size asked for, made as it is read: one transaction, claims of 100.00 paid in full. */
final class GeneratedRemittance extends InputStream {

    private static final String CLAIM =
            "CLP*BIG%07d*1*100.00*80.00*5.00*12*PCN%07d~NM1*QC*1*SYNTHETIC*PATIENT****MI*M0000001~"
                    + "SVC*HC:99213*60.00*50.00**1~DTM*472*20261015~CAS*CO*45*10.00~REF*6R*1~AMT*B6*50.00~"
                    + "SVC*HC:99214*40.00*30.00**1~DTM*472*20261015~CAS*CO*45*5.00~CAS*PR*3*5.00~REF*6R*2~AMT*B6*35.00~";
    private static final int CLAIM_SEGMENTS = 13;

    private final long claims;
    private final String trace;
    private long next;
    private byte[] piece = {};
    private int at;
    private long produced;
    private boolean ended;

    GeneratedRemittance(long bytes) {
        this(bytes, "BIG");
    }

    GeneratedRemittance(long bytes, String trace) {
        this.claims = bytes / String.format(CLAIM, 0, 0).length() + 1;
        this.trace = trace;
        long cents = claims * 8_000;
        piece((RemittanceFixture.isa(1)
                + "GS*HP*SYNTHPAYER*SYNTHGROUP*20261101*1200*1*X*005010X221A1~ST*835*0001~BPR*I*"
                + RemittanceFixture.dollars(cents) + "*C*CHK************20261102~TRN*1*" + trace
                + "*1123456789~N1*PR*SYNTHETIC HEALTH PLAN~N1*PE*SYNTHETIC PRACTICE*XX*1234567893~LX*1~"));
    }

    long claims() {
        return claims;
    }

    long produced() {
        return produced;
    }

    String trace() {
        return trace;
    }

    @Override
    public int read() {
        if (at == piece.length && !advance()) {
            return -1;
        }
        return piece[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) {
        int filled = 0;
        while (filled < most && (at < piece.length || advance())) {
            int count = Math.min(most - filled, piece.length - at);
            System.arraycopy(piece, at, into, from + filled, count);
            at += count;
            filled += count;
        }
        return filled == 0 && most > 0 ? -1 : filled;
    }

    private boolean advance() {
        if (next < claims) {
            piece(String.format(CLAIM, next, next));
            next++;
            return true;
        }
        if (!ended) {
            ended = true;
            piece("SE*" + (claims * CLAIM_SEGMENTS + 7) + "*0001~GE*1*1~IEA*1*000000001~");
            return true;
        }
        return false;
    }

    private void piece(String text) {
        piece = text.getBytes(StandardCharsets.US_ASCII);
        produced += piece.length;
        at = 0;
    }
}
