// Section 4.3: adversarial neural cryptography against an Eve who sees ciphertexts (Table 2, Figure 4).
#include "programs/programs.h"

int main(int argc, char** argv) { return anc::campaign_main(anc::Experiment::anc, argc, argv); }
