<#macro show social>
<div class="after" id="kc-social-providers">
  <p class="hint">${msg("identity-provider-login-label")}</p>
  <#list social.providers as p>
  <p class="button-row"><a data-once-link id="social-${p.alias}"
      class="button secondary" href="${p.loginUrl}">${msg("signInWith", p.displayName!p.alias)}</a></p>
  </#list>
</div>
</#macro>
