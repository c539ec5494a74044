// Section 4.2: Alice and Bob alone learn to communicate (Table 1).
#include "programs/programs.h"

int main(int argc, char** argv) { return anc::campaign_main(anc::Experiment::no_adversary, argc, argv); }
