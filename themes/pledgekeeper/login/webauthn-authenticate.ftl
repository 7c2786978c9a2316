<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("webauthn-login-title")}
    <#elseif section = "form">
    <p class="lede">${msg("passkeyWords")}</p>
    <form id="webauth" action="${url.loginAction}" method="post" hidden>
        <#list ["clientDataJSON", "authenticatorData", "signature", "credentialId", "userHandle", "error"] as part>
        <input type="hidden" id="${part}" name="${part}">
        </#list>
    </form>
    <#if authenticators??>
    <form id="authn_select" hidden>
        <#list authenticators.authenticators as authenticator>
        <input type="hidden" name="authn_use_chk" value="${authenticator.credentialId}">
        </#list>
    </form>
    <#if shouldDisplayAuthenticators?? && shouldDisplayAuthenticators && authenticators.authenticators?size gt 0>
    <p>${msg("webauthn-available-authenticators")}</p>
    <ul>
        <#list authenticators.authenticators as authenticator>
        <li>${authenticator.label} <span class="hint">(${msg("webauthn-createdAt-label")} ${authenticator.createdAt})</span></li>
        </#list>
    </ul>
    </#if>
    </#if>
    <@buttons.actionGroup>
        <button id="authenticateWebAuthnButton" type="button" class="button" disabled autofocus>${msg("webauthn-doAuthenticate")}</button>
    </@buttons.actionGroup>
    <noscript><p class="hint">${msg("passkeyAskedWithoutScripts")}</p></noscript>
    <script type="module">
        <#outputformat "JavaScript">
        import { authenticateByWebAuthn } from ${(url.resourcesPath + "/js/webauthnAuthenticate.js")?c};
        const button = document.getElementById("authenticateWebAuthnButton");
        button.disabled = false;
        button.addEventListener("click", () => authenticateByWebAuthn({
            isUserIdentified: ${isUserIdentified},
            challenge: ${challenge?c},
            userVerification: ${userVerification?c},
            rpId: ${rpId?c},
            createTimeout: ${createTimeout?c},
            errmsg: ${msg("webauthn-unsupported-browser-text")?c}
        }), { once: true });
        </#outputformat>
    </script>
    </#if>
</@layout.registrationLayout>
