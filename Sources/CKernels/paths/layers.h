// The layers' products, said in terms of one: which factor lies how, and what happens to the result.
static void gemm(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c,
                 size_t ldc) {
    ck_product q = {.rows = m, .columns = n, .depth = k, .a = {a, lda, 1}, .b = b, .b_step = ldb, .c = c,
                    .c_row = ldc};
    multiply(&q, FINISH_PLAIN, BLOCK_DEPTH);
}

static void forward(size_t m, size_t n, size_t k, const float *w, size_t ldw, const float *x, size_t ldx,
                    float *y, size_t ldy, ck_activation activation) {
    ck_product q = {.rows = m, .columns = n, .depth = k, .a = {w, ldw, 1}, .b = x, .b_step = ldx, .c = y,
                    .c_row = ldy, .activation = activation};
    multiply(&q, FINISH_FORWARD, BLOCK_DEPTH);
}

static void backward(size_t k, size_t n, size_t m, const float *w, size_t ldw, const float *dy, size_t lddy,
                     const float *x, size_t ldx, float *dx, size_t lddx, ck_activation activation) {
    ck_product q = {.rows = k, .columns = n, .depth = m, .a = {w, 1, ldw}, .b = dy, .b_step = lddy, .c = dx,
                    .c_row = lddx, .outputs = x, .outputs_row = ldx, .activation = activation};
    if (m == 1) backward_outer(&q);
    // Measured: a second block of a few rows costs more than a first one that is deeper.
    multiply(&q, FINISH_BACKWARD, m <= 160 ? 160 : 128);
}
