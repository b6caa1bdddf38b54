// As many independent chains of fused multiply-adds as a tile has; nothing but arithmetic.
static double peak_flops(size_t iterations) {
    enum { CHAINS = CK_ROWS * CK_VECTORS, ROUNDS = 64 };
    vf chains[CHAINS], factor = broadcast(0.999f), addend = broadcast(0.001f);
    UNROLL for (int i = 0; i < CHAINS; i++) chains[i] = broadcast((float)i);
    for (size_t i = 0; i < iterations * ROUNDS; i++) {
        UNROLL for (int c = 0; c < CHAINS; c++) chains[c] = fma(chains[c], factor, addend);
    }
    vf sum = chains[0];
    for (int i = 1; i < CHAINS; i++) sum += chains[i];
    // A use that the compiler cannot see through keeps the loop.
    __asm__ volatile("" ::"r"(&sum) : "memory");
    return 2.0 * CHAINS * CK_LANES * ROUNDS * (double)iterations;
}
