// Single steps of a tile's product, for work that is done in between them.

// Keeps the compiler from moving loads and stores across it.
#define BARRIER __asm__ volatile("" ::: "memory")

#ifdef CK_STEP_ASSEMBLY
// One step of a tile of 6 x 16, which takes all registers of AVX2. Left to itself, the compiler keeps some of the
// sums in memory as soon as anything else happens between the steps.
INLINE void whole_step(ck_factor a, const float *b, vf acc[CK_ROWS][CK_VECTORS]) {
    vf b0, b1, left;
#define ROW(address, i)                                                                                          \
    "vbroadcastss " address ", %[left]\n\t"                                                                      \
    "vfmadd231ps %[b0], %[left], %[c" #i "]\n\t"                                                                 \
    "vfmadd231ps %[b1], %[left], %[d" #i "]\n\t"
#define SUMS(i) [c##i] "+x"(acc[i][0]), [d##i] "+x"(acc[i][1])
    __asm__ volatile("vmovups (%[b]), %[b0]\n\t"
                     "vmovups 32(%[b]), %[b1]\n\t"
                     ROW("(%[a0])", 0) ROW("(%[a0],%[row],4)", 1) ROW("(%[a0],%[row],8)", 2)
                     ROW("(%[a3])", 3) ROW("(%[a3],%[row],4)", 4) ROW("(%[a3],%[row],8)", 5)
                     : SUMS(0), SUMS(1), SUMS(2), SUMS(3), SUMS(4), SUMS(5), [b0] "=&x"(b0), [b1] "=&x"(b1),
                       [left] "=&x"(left)
                     : [a0] "r"(a.at), [a3] "r"(a.at + 3 * a.row), [row] "r"(a.row), [b] "r"(b)
                     : "memory");
#undef ROW
#undef SUMS
}
#endif

// `count` steps without a loop, and on to the next ones. The elements of a's rows are neighbours.
INLINE void steps(const int rows, const int count, ck_factor *a, const float **b, vf acc[CK_ROWS][CK_VECTORS]) {
    UNROLL for (int s = 0; s < count; s++) {
        ck_factor at = {a->at + s, a->row, 1};
#ifdef CK_STEP_ASSEMBLY
        if (rows == CK_ROWS) {
            whole_step(at, *b + s * CK_WIDTH, acc);
            continue;
        }
#endif
        BARRIER;
        accumulate(rows, 1, at, *b + s * CK_WIDTH, CK_WIDTH, acc);
    }
    BARRIER;
    a->at += count;
    *b += count * CK_WIDTH;
}
