// As many independent chains of fused multiply-adds as a tile has; nothing but arithmetic.
static double peak_flops(size_t iterations) {
    enum { CHAINS = CK_ROWS * CK_VECTORS, ROUNDS = 64 };
    // The compiler must know neither the values, or it finds the chain that stands still (1 * 0.999 + 0.001) and
    // leaves it out, nor that nobody reads the result.
    float factor = 0.999f, addend = 0.001f;
    __asm__("" : "+m"(factor), "+m"(addend));
    const vf factors = broadcast(factor), addends = broadcast(addend);
    vf chains[CHAINS];
    UNROLL for (int i = 0; i < CHAINS; i++) chains[i] = broadcast((float)i);
    for (size_t i = 0; i < iterations * ROUNDS; i++) {
        UNROLL for (int c = 0; c < CHAINS; c++) chains[c] = fma(chains[c], factors, addends);
    }
    vf sum = chains[0];
    for (int i = 1; i < CHAINS; i++) sum += chains[i];
    __asm__ volatile("" ::"r"(&sum) : "memory");
    return 2.0 * CHAINS * CK_LANES * ROUNDS * (double)iterations;
}
