/** Two people side by side. Decoration only: the name stands beside it. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d="M10 26V14" class="mark-one" />
    <path d="M22 26V14" class="mark-two" />
    <circle cx="10" cy="6.5" r="3.2" class="mark-one-head" />
    <circle cx="22" cy="6.5" r="3.2" class="mark-two-head" />
  </svg>
);
