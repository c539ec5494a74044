// Section 4.4: the chosen-plaintext attack, CPA-ANC (Table 3, Figure 6).
#include "programs/programs.h"

int main(int argc, char** argv) { return anc::campaign_main(anc::Experiment::cpa_anc, argc, argv); }
